namespace Authx.Host.Commands.Logout;

/// <summary>
/// What the provider's answers mean for the profile: the table of the design's section 4.3, and the only place that knows it.
/// </summary>
internal sealed record Verdict(Revocation Revocation, ExitCode Exit)
{
    /// <summary>Whether the local copy goes.</summary>
    public bool Clears => Revocation is not (Revocation.Failed or Revocation.NotAttempted);

    /// <summary>The answer that decided, where one failed.</summary>
    public CredentialOutcome? Culprit { get; init; }

    public static Verdict Of(Grant grant, IReadOnlyList<CredentialOutcome> answers)
    {
        // Loops and no LINQ, here and below: every sign-out comes by here.
        var (deciding, failures) = (new List<CredentialOutcome>(), new List<CredentialOutcome>());
        foreach (var answer in answers)
        {
            if (IsOutlivedOnly(grant, answers, answer))
                continue;
            deciding.Add(answer);
            if (IsFailure(answer.Outcome))
                failures.Add(answer);
        }

        if (failures.Count > 0)
            return new(Revocation.Failed, CommonExit(failures)) { Culprit = failures[0] };
        return new(Best(deciding), ExitCode.Done);
    }

    /// <summary>What could not be ended only lives on by itself, because what it was issued from has ended.</summary>
    public static bool IsOutlivedOnly(Grant grant, IReadOnlyList<CredentialOutcome> answers, CredentialOutcome answer) =>
        grant.Find(answer.Kind)?.IssuedFrom is { } origin
        && HasAnyEnded(origin, answers)
        && !IsOver(answer.Outcome);

    /// <summary>Whether the credential is dead at the server.</summary>
    public static bool IsOver(Outcome outcome) => outcome is Outcome.Ended or Outcome.AlreadyGone;

    private static bool HasAnyEnded(string kind, IReadOnlyList<CredentialOutcome> answers)
    {
        foreach (var answer in answers)
        {
            if (answer.Kind == kind && IsOver(answer.Outcome))
                return true;
        }

        return false;
    }

    private static bool IsFailure(Outcome outcome) => outcome switch
    {
        Outcome.Failed or Outcome.Denied or Outcome.Unaddressable => true,
        Outcome.Ended or Outcome.AlreadyGone or Outcome.LocalOnly or Outcome.Unsupported => false,
    };

    private static ExitCode CommonExit(List<CredentialOutcome> failures)
    {
        var first = ExitOf(failures[0].Outcome);
        return failures.TrueForAll(f => ExitOf(f.Outcome) == first) ? first : ExitCode.Failed;
    }

    private static ExitCode ExitOf(Outcome outcome) => outcome switch
    {
        Outcome.Denied => ExitCode.Denied,
        Outcome.Unaddressable => ExitCode.Unrecognizable,
        Outcome.Failed => ExitCode.Failed,
        Outcome.Ended or Outcome.AlreadyGone or Outcome.LocalOnly or Outcome.Unsupported => ExitCode.Done,
    };

    // The least that is true of all: one credential that nobody could end makes "unsupported" of the whole.
    private static Revocation Best(List<CredentialOutcome> answers)
    {
        bool Any(Outcome outcome) => answers.Exists(a => a.Outcome == outcome);
        if (Any(Outcome.Unsupported))
            return Revocation.Unsupported;
        if (Any(Outcome.Ended))
            return Revocation.Revoked;
        return Any(Outcome.AlreadyGone) ? Revocation.AlreadyGone : Revocation.NotApplicable;
    }
}
