namespace Authx.Provider.ApiKey.Tests;

/// <summary>A user who types what the test says, and remembers what was said to them.</summary>
internal sealed class FakePeople : IInteraction
{
    public string? Types { get; init; }

    public List<string> Told { get; } = [];

    public List<string> Warned { get; } = [];

    public List<Question> Asked { get; } = [];

    public bool CanAsk => Types is not null;

    public string? WhyNoBrowser => "this is a test";

    public void Tell(string message) => Told.Add(message);

    public void Warn(string message) => Warned.Add(message);

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) =>
        throw new NotSupportedException("a key is asked for without echo");

    public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        return Types is null ? throw new MissingInputException(question) : Task.FromResult(new Secret(Types));
    }

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken) => throw new NotSupportedException("a key needs no page");
}
