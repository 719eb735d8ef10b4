namespace Authx.Provider.Password;

/// <summary>How far an operation came, and what the last answer said.</summary>
internal sealed record Run(Verdict Verdict)
{
    public int? Status { get; init; }

    /// <summary>Why, for every verdict but <see cref="Verdict.Done"/>.</summary>
    public ProviderError? Error { get; init; }

    /// <summary>The last answer, after <see cref="Verdict.Done"/>.</summary>
    public Reply? Reply { get; init; }

    public static Run Failed(ErrorKind kind, string message, int? status = null) =>
        new(Verdict.Failed) { Status = status, Error = new() { Kind = kind, Message = message } };
}
