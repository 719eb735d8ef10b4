using Authx.Host.Providers.Http;

namespace Authx.Host.Providers;

/// <summary>The way from a plugin to the user: everything it says is cleaned, every secret it hears is learned.</summary>
internal sealed class CleanInteraction(RunnerOptions options, CallGate gate) : IInteraction
{
    // An address that is told, to be opened by hand, is of no use with its end cut off.
    private const int LongestTold = 4096;

    private IInteraction Inner
    {
        get
        {
            gate.ThrowIfOver();
            return options.Interaction;
        }
    }

    public bool CanAsk => Inner.CanAsk;

    public string? WhyNoBrowser => Inner.WhyNoBrowser;

    public void Tell(string message) => Inner.Tell(ForeignText.Clean(message, options.Redactor, LongestTold));

    public void Warn(string message) => Inner.Warn(Clean(message));

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) =>
        Inner.AskAsync(Clean(question), cancellationToken);

    public async Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken)
    {
        var secret = await Inner.AskSecretAsync(Clean(question), cancellationToken);
        options.Redactor.LearnChosen(secret);
        return secret;
    }

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken) => Origin.ProblemWith(address) is { } problem
        ? throw new Failure(ErrorCode.MalformedAnswer,
            $"The page {ForeignText.Clean(address.ToString(), options.Redactor, 200)} was not opened: {problem}.").AsException()
        : Inner.OpenPageAsync(address, cancellationToken);

    private Question Clean(Question question) => new() { Prompt = Clean(question.Prompt), Option = Clean(question.Option) };

    private string Clean(string text) => ForeignText.Clean(text, options.Redactor);
}
