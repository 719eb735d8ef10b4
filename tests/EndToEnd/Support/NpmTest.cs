namespace Authx.EndToEnd.Support;

/// <summary>A home in which the sample plugin is installed as an outsider would: from a folder of packages, by its hash.</summary>
public abstract class NpmTest : IAsyncLifetime, IDisposable
{
    private protected const string Plugin = "authx-samples.npm-registry";

    private protected Home Home { get; } = new();

    private protected static string Feed => Environment.GetEnvironmentVariable("AUTHX_SAMPLES") is { Length: > 0 } folder
        ? folder
        : throw new InvalidOperationException("AUTHX_SAMPLES does not say where the samples are packed. Run: dotnet run build.cs -- test");

    public virtual async Task InitializeAsync()
    {
        var package = Directory.EnumerateFiles(Feed, Plugin + ".*.nupkg").ShouldHaveSingleItem();
        (await RunAsync("plugin", "install", Plugin, "--source", Feed, "--trust", StrangersFeed.HashOf(package))).ShouldExit(0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<ToolRun> RunAsync(params string[] args) => Home.RunAsync(args);

    private protected void Configure(string server, string more = "") => Home.Configure($$"""
        { "services": { "npm": { "provider": "npm", "server": "{{server}}", "env": "NPM_TOKEN"{{(more.Length > 0 ? $", {more}" : "")}} } } }
        """);

    /// <summary>Signs in by name and password; the token comes back, and no run may show either from now on.</summary>
    private protected async Task<string> SignInAsync(string user, string password, params string[] more)
    {
        Home.Secrets.AddRange([password, Uri.EscapeDataString(password)]);
        (await Home.RunAsync(new ToolCall(["login", "npm", "--username", user, "--password-stdin", "-v", .. more]) { Input = password })).ShouldExit(0);
        return await TokenAsync();
    }

    private protected async Task<string> TokenAsync()
    {
        var token = (await Home.RunAsync(new ToolCall("token", "npm") { Reveals = true })).ShouldExit(0).Out.Trim();
        Keep(token);
        return token;
    }

    /// <summary>From now on no run may show it, nor as it stands in a path.</summary>
    private protected void Keep(string token) => Home.Secrets.AddRange([token, Uri.EscapeDataString(token)]);

    /// <summary>Writes an .npmrc with a token for that registry.</summary>
    private protected string PutNpmrc(string address, string token)
    {
        var file = Path.Combine(Home.Directory, "some.npmrc");
        File.WriteAllText(file, $"registry={address}/\nupdate-notifier=false\n{address[address.IndexOf("//", StringComparison.Ordinal)..]}/:_authToken={token}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    /// <summary>Nothing secret lies in a file, but for the profile, which is the vault; the password not even there.</summary>
    private protected void NoSecretLiesAbout()
    {
        foreach (var file in Directory.EnumerateFiles(Home.Directory, "*", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != Home.Profiles))
        {
            var text = File.ReadAllText(file);
            foreach (var secret in Home.Secrets)
                text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{file} holds a secret");
        }
        foreach (var profile in Directory.EnumerateFiles(Home.Profiles))
            File.ReadAllText(profile).ShouldNotContain("CANARY");
    }
}
