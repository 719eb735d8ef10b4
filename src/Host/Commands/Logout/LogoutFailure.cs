using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Why a credential was not ended, what state things are in, and what to run next.</summary>
internal static class LogoutFailure
{
    public static Failure Of(Profile profile, CredentialOutcome answer)
    {
        var kind = KindWords.Of(answer.Kind);
        return answer.Outcome switch
        {
            Outcome.Denied => About(ErrorCode.Denied, $"{profile.Grant.Server} does not permit to end the {kind}"),
            Outcome.Unaddressable => About(ErrorCode.CredentialUnrecognizable, $"The stored {kind} cannot be addressed at {profile.Grant.Server}"),
            Outcome.Failed or Outcome.Ended or Outcome.AlreadyGone or Outcome.LocalOnly or Outcome.Unsupported =>
                About(CodeOf(answer.Error), $"The {kind} could not be ended at {profile.Grant.Server}"),
        };

        Failure About(ErrorCode code, string what) =>
            new(code, $"{what}{(answer.Error is { } e ? $": {e.Message.TrimEnd('.')}" : "")}. It may still be valid.")
            { Hint = NextCommand(profile, code), RetryAfter = answer.Error?.RetryAfter };
    }

    /// <summary>The ways out: try again, put it off, or let go of it.</summary>
    public static string NextCommand(Profile profile, ErrorCode code) =>
        $"Try again: authx logout {profile.Name}; {(MayBePutOff(code) ? $"or put it off: authx logout {profile.Name} --on-failure defer; " : "")}"
        + $"or remove it from this machine alone: authx logout {profile.Name} --local";

    /// <summary>Whether a later try could come to more: it could address no better what cannot be addressed, and be lied to again.</summary>
    public static bool MayBePutOff(ErrorCode code) => code is not (ErrorCode.CredentialUnrecognizable or ErrorCode.StillAlive or ErrorCode.NotProvenDead);

    private static ErrorCode CodeOf(ProviderError? error) => error is null ? ErrorCode.MalformedAnswer : ErrorCodes.Of(error.Kind);
}
