using System.Globalization;

namespace Authx.Provider.Password;

/// <summary>Why there is no session, in words that tell a wrong password from everything else.</summary>
internal static class LoginRefusal
{
    public static LoginResult Of(Run run, bool hasCode) => run.Verdict switch
    {
        Verdict.Wrong => Refused(run, hasCode
            ? "it does not accept this user name, password and one-time code"
            : "it does not accept this user name and password"),
        Verdict.Otp => Refused(run, hasCode
            ? "it did not accept the one-time code"
            : "it asks for a one-time code, and the service's recipe has no {otp} to send it"),
        Verdict.Locked => Refused(run, "the account is locked"),
        Verdict.Denied or Verdict.Gone or Verdict.Dead or Verdict.Missing or Verdict.Failed or Verdict.Done => LoginResult.Failed(Failure(run.Error!)),
    };

    private static LoginResult Refused(Run run, string why) => new()
    {
        Outcome = LoginOutcome.Refused,
        Error = new()
        {
            Kind = ErrorKind.CredentialRefused,
            Message = string.Create(CultureInfo.InvariantCulture, $"the server answered {run.Status}: {why}{Wait(run.Error)}"),
            RetryAfter = run.Error?.RetryAfter,
        },
    };

    private static ProviderError Failure(ProviderError error) => error.Kind != ErrorKind.RateLimited ? error : new()
    {
        Kind = error.Kind,
        Message = $"{error.Message}: too many attempts{Wait(error)}",
        RetryAfter = error.RetryAfter,
    };

    private static string Wait(ProviderError? error) => error?.RetryAfter is { } wait
        ? string.Create(CultureInfo.InvariantCulture, $"; it asks to wait {Math.Ceiling(wait.TotalSeconds)} seconds")
        : "";
}
