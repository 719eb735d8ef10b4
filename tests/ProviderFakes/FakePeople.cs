namespace Authx.Provider.Fakes;

/// <summary>A user who types what the test says, and remembers what was asked and said.</summary>
internal sealed class FakePeople : IInteraction
{
    public string? TypesName { get; init; }

    public string? TypesPassword { get; init; }

    public string? TypesCode { get; init; }

    public List<string> Told { get; } = [];

    public List<string> Warned { get; } = [];

    public List<string> Asked { get; } = [];

    public bool CanAsk => TypesName is not null || TypesPassword is not null || TypesCode is not null;

    public string? WhyNoBrowser { get; init; } = "this is a test";

    public void Tell(string message) => Told.Add(message);

    public void Warn(string message) => Warned.Add(message);

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Add(question.Option);
        return Task.FromResult(TypesName ?? throw new MissingInputException(question));
    }

    public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Add(question.Option);
        var typed = question.Option == "--otp" ? TypesCode : TypesPassword;
        return Task.FromResult(new Secret(typed ?? throw new MissingInputException(question)));
    }

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken) => throw new NotSupportedException("a password needs no page");
}
