using Authx.Host.Providers.Http;

namespace Authx.Host.Providers;

/// <summary>The way from a plugin to the user: everything it says is cleaned, every secret it hears is learned.</summary>
internal sealed class CleanInteraction(IInteraction inner, Redactor redactor) : IInteraction
{
    public bool CanAsk => inner.CanAsk;

    public void Tell(string message) => inner.Tell(Clean(message));

    public void Warn(string message) => inner.Warn(Clean(message));

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) =>
        inner.AskAsync(Clean(question), cancellationToken);

    public async Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken)
    {
        var secret = await inner.AskSecretAsync(Clean(question), cancellationToken);
        redactor.Learn(secret);
        return secret;
    }

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken) => Origin.ProblemWith(address) is { } problem
        ? throw new Failure(ErrorCode.MalformedAnswer,
            $"The page {ForeignText.Clean(address.ToString(), redactor, 200)} was not opened: {problem}.").AsException()
        : inner.OpenPageAsync(address, cancellationToken);

    private Question Clean(Question question) => new() { Prompt = Clean(question.Prompt), Option = Clean(question.Option) };

    private string Clean(string text) => ForeignText.Clean(text, redactor);
}
