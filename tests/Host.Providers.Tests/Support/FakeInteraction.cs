namespace Authx.Host.Providers.Tests;

/// <summary>Notes what was said, and answers from what it was given.</summary>
internal sealed class FakeInteraction : IInteraction
{
    public List<string> Told { get; } = [];

    public List<string> Warned { get; } = [];

    public List<Uri> Opened { get; } = [];

    public Secret? Answer { get; init; }

    public bool CanAsk => Answer is not null;

    public string? WhyNoBrowser => "this is a test";

    public void Tell(string message) => Told.Add(message);

    public void Warn(string message) => Warned.Add(message);

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) => throw new MissingInputException(question);

    public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken) =>
        Task.FromResult(Answer ?? throw new MissingInputException(question));

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken)
    {
        Opened.Add(address);
        return Task.FromResult(true);
    }
}
