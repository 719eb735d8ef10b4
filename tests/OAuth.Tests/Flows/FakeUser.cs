namespace Authx.Provider.OAuth.Tests;

/// <summary>Somebody before a terminal, with a browser or without one.</summary>
internal sealed class FakeUser : IInteraction
{
    public List<string> Told { get; } = [];

    public List<Uri> Opened { get; } = [];

    /// <summary>What the browser does with a page; null where there is no browser.</summary>
    public Action<Uri>? Browser { get; init; }

    /// <summary>What the user does with an address that was told.</summary>
    public Action<string>? Reads { get; init; }

    public bool CanAsk => true;

    public string? WhyNoBrowser => Browser is null ? "this is an SSH session" : null;

    public string Everything => string.Join('\n', Told);

    public void Tell(string message)
    {
        Told.Add(message);
        Reads?.Invoke(message);
    }

    public void Warn(string message) => throw new InvalidOperationException($"nobody expected the warning: {message}");

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) => throw new InvalidOperationException("nothing is asked");

    public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken) => throw new InvalidOperationException("nothing is asked");

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken)
    {
        Opened.Add(address);
        Browser?.Invoke(address);
        return Task.FromResult(Browser is not null);
    }
}
