namespace Authx.Host;

internal static class ErrorCodes
{
    /// <summary>What a provider's reason is called in the host's own list.</summary>
    public static ErrorCode Of(ErrorKind kind) => kind switch
    {
        ErrorKind.Unreachable => ErrorCode.Unreachable,
        ErrorKind.TimedOut => ErrorCode.Timeout,
        ErrorKind.Tls => ErrorCode.Tls,
        ErrorKind.ServerError => ErrorCode.ServerError,
        ErrorKind.RateLimited => ErrorCode.RateLimited,
        ErrorKind.Denied => ErrorCode.Denied,
        ErrorKind.CredentialRefused => ErrorCode.CredentialRefused,
        ErrorKind.ClientRefused => ErrorCode.ClientRefused,
        ErrorKind.MalformedAnswer => ErrorCode.MalformedAnswer,
        ErrorKind.InvalidInput => ErrorCode.InvalidInput,
        ErrorKind.Misconfigured => ErrorCode.InvalidSettings,
    };

    /// <summary>A provider's error as the host reports it: the words are the provider's, the advice is ours.</summary>
    public static Failure ToFailure(this ProviderError error, string what, string? hint = null) =>
        new(Of(error.Kind), $"{what}: {error.Message.TrimEnd('.')}.") { RetryAfter = error.RetryAfter, Hint = hint };
}
