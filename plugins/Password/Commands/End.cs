namespace Authx.Provider.Password;

/// <summary>What became of a session at its server.</summary>
internal sealed record End(Outcome Outcome)
{
    public int? Status { get; init; }

    public ProviderError? Error { get; init; }

    /// <summary>Whether the server only refused the session that asked, and so did nothing.</summary>
    public bool WasRefused { get; init; }

    /// <summary>Whether nothing of it is left.</summary>
    public bool IsOver => Outcome is Outcome.Ended or Outcome.AlreadyGone;

    public static End Of(Run run) => run.Verdict switch
    {
        Verdict.Done => new(Outcome.Ended) { Status = run.Status },
        Verdict.Gone => new(Outcome.AlreadyGone) { Status = run.Status },
        Verdict.Dead => new(Outcome.AlreadyGone) { Status = run.Status, WasRefused = true },
        Verdict.Denied => new(Outcome.Denied) { Status = run.Status, Error = run.Error },
        Verdict.Missing => new(Outcome.Unaddressable) { Error = run.Error },
        Verdict.Wrong or Verdict.Otp or Verdict.Locked or Verdict.Failed => new(Outcome.Failed) { Status = run.Status, Error = run.Error },
    };

    /// <summary>The answer for one credential that went with the session.</summary>
    public CredentialOutcome For(Credential credential) => new()
    {
        Kind = credential.Kind,
        Outcome = Outcome,
        HttpStatus = Status,
        Error = Error,
        ValidUntil = IsOver ? null : credential.ExpiresAt,
    };
}
