namespace Authx;

/// <summary>The way from a provider to the user. Everything said here loses its control characters and known secrets first.</summary>
public interface IInteraction
{
    /// <summary>Whether there is a terminal at which questions can be answered.</summary>
    bool CanAsk { get; }

    /// <summary>Why no page can be opened in a browser here, as half a sentence; null where one can be.</summary>
    string? WhyNoBrowser { get; }

    /// <summary>Tells the user something; goes to standard error, and not at all with <c>--quiet</c>.</summary>
    void Tell(string message);

    /// <summary>Warns the user; goes to standard error, and into the result.</summary>
    void Warn(string message);

    /// <summary>Asks for a line of text.</summary>
    /// <exception cref="MissingInputException">Nobody can be asked. Let it pass: the host turns it into advice.</exception>
    Task<string> AskAsync(Question question, CancellationToken cancellationToken);

    /// <summary>Asks for a secret, without echo.</summary>
    /// <exception cref="MissingInputException">Nobody can be asked. Let it pass: the host turns it into advice.</exception>
    Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a page in the user's browser, or shows its address where there is none.
    /// Only https, or http on literal loopback; anything else is refused.
    /// </summary>
    /// <returns>Whether a browser was started.</returns>
    Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken);
}

/// <summary>A question, and how to answer it where nobody can be asked.</summary>
public sealed class Question
{
    /// <summary>What is asked for, without punctuation: <c>API key</c>.</summary>
    public required string Prompt { get; init; }

    /// <summary>The option that answers it from a script: <c>--token-stdin</c>.</summary>
    public required string Option { get; init; }
}

/// <summary>An answer is missing and nobody can be asked for it.</summary>
public sealed class MissingInputException : Exception
{
    /// <summary>For the question that could not be asked.</summary>
    public MissingInputException(Question question)
        : base($"{question?.Prompt} is needed, and nobody can be asked for it here.")
    {
        ArgumentNullException.ThrowIfNull(question);
        Question = question;
    }

    /// <summary>The question that could not be asked.</summary>
    public Question Question { get; }
}
