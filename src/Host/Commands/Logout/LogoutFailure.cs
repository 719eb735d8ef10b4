using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Why a credential was not ended, what state things are in, and what to run next.</summary>
internal static class LogoutFailure
{
    public static Failure Of(Profile profile, CredentialOutcome answer, LogoutOptions options)
    {
        var everywhere = options.Everywhere;
        var what = everywhere ? "account's sessions" : KindWords.Of(answer.Kind);
        return answer.Outcome switch
        {
            Outcome.Denied => About(ErrorCode.Denied, $"{profile.Grant.Server} does not permit to end the {what}"),
            Outcome.Unaddressable => About(ErrorCode.CredentialUnrecognizable, $"The stored {KindWords.Of(answer.Kind)} cannot be addressed at {profile.Grant.Server}"),
            Outcome.Failed or Outcome.Ended or Outcome.AlreadyGone or Outcome.LocalOnly or Outcome.Unsupported =>
                About(CodeOf(answer.Error), $"The {what} could not {(everywhere ? "all " : "")}be ended at {profile.Grant.Server}"),
        };

        Failure About(ErrorCode code, string happened) =>
            new(code, $"{happened}{(answer.Error is { } e ? $": {e.Message.TrimEnd('.')}" : "")}. {(everywhere ? "They" : "It")} may still be valid.")
            { Hint = NextCommand(profile, code, options), RetryAfter = answer.Error?.RetryAfter };
    }

    /// <summary>The ways out: try again, end less, put it off, or let go of it.</summary>
    public static string NextCommand(Profile profile, ErrorCode code, LogoutOptions options)
    {
        var plain = $"authx logout {profile.Name}";
        var wanted = $"{plain}{(options.Revoke ? " --revoke" : "")}{(options.Everywhere ? " --everywhere" : "")}";
        // Without the switches that kept it, the next try would be content with the server's word.
        var again = $"Try again: {wanted}{(options.Verify ? " --verify" : "")}{(options.Strict ? " --strict" : "")}; ";
        var less = options.Everywhere ? $"or end this session alone: {plain}; " : "";
        var later = MayBePutOff(code) ? $"or put it off: {wanted} --on-failure defer; " : "";
        return $"{again}{less}{later}or remove it from this machine alone: {plain} --local";
    }

    /// <summary>Whether a later try could come to more: it could address no better what cannot be addressed, and be lied to again.</summary>
    public static bool MayBePutOff(ErrorCode code) => code is not (ErrorCode.CredentialUnrecognizable or ErrorCode.StillAlive or ErrorCode.NotProvenDead);

    private static ErrorCode CodeOf(ProviderError? error) => error is null ? ErrorCode.MalformedAnswer : ErrorCodes.Of(error.Kind);
}
