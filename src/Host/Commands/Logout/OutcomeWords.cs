namespace Authx.Host.Commands.Logout;

/// <summary>
/// What came of a credential, in the word that stands in reports. Spelled out: asking the runtime for an enum's members
/// costs more than all the rest of a report.
/// </summary>
internal static class OutcomeWords
{
    /// <summary>What stands for a credential whose end was put off.</summary>
    public const string Deferred = "deferred";

    /// <summary>What stands for a credential of which no server was told.</summary>
    public const string Skipped = "skipped";

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Ended => "ended",
        Outcome.AlreadyGone => "alreadyGone",
        Outcome.LocalOnly => "localOnly",
        Outcome.Unsupported => "unsupported",
        Outcome.Denied => "denied",
        Outcome.Unaddressable => "unaddressable",
        Outcome.Failed => "failed",
    };
}
