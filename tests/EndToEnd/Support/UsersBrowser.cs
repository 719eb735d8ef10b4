namespace Authx.EndToEnd.Support;

/// <summary>What the variable BROWSER names in a home: it takes the page that the tool opens, and a test goes there.</summary>
internal sealed class UsersBrowser
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly string _asked;

    public UsersBrowser(Home home)
    {
        _asked = Path.Combine(home.Directory, "asked-for");
        Program = Path.Combine(home.Directory, "browser");
        File.WriteAllText(Program, $"#!/bin/sh\nprintf %s \"$1\" > '{_asked}.new' && mv '{_asked}.new' '{_asked}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Program { get; }

    public Dictionary<string, string> Variables => new() { ["BROWSER"] = Program };

    /// <summary>Waits for the page that the tool opens, once.</summary>
    public async Task<Uri> AskedForAsync()
    {
        using var patience = new CancellationTokenSource(Longest);
        while (!File.Exists(_asked))
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        var address = new Uri(await File.ReadAllTextAsync(_asked, patience.Token));
        File.Delete(_asked);
        return address;
    }
}
