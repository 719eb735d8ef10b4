namespace Authx.Host;

/// <summary>What went wrong: a code for scripts, a sentence for people, and the command to run next.</summary>
internal sealed record Failure(ErrorCode Code, string Message)
{
    /// <summary>What to do next; a command where there is one.</summary>
    public string? Hint { get; init; }

    /// <summary>How long the server asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same command may succeed later, with nothing else changed.</summary>
    public bool Retryable => Code is ErrorCode.Unreachable or ErrorCode.Timeout or ErrorCode.ServerError or
        ErrorCode.RateLimited or ErrorCode.ProfileLocked or ErrorCode.PluginTimeout or ErrorCode.Interrupted;

    /// <summary>The carrier of this failure to the one place that reports it.</summary>
    public FailureException AsException(Exception? cause = null) => new(this, cause);
}

/// <summary>Carries a <see cref="Failure"/> out of a room; caught once by the command, or at the door.</summary>
internal sealed class FailureException(Failure failure, Exception? cause = null) : Exception(failure.Message, cause)
{
    /// <summary>The failure.</summary>
    public Failure Failure { get; } = failure;
}
