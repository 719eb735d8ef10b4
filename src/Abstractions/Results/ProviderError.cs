using System.Net;
using System.Net.Http.Headers;

namespace Authx;

/// <summary>Why something could not be done: a kind for the machine, a sentence for people.</summary>
public sealed class ProviderError
{
    /// <summary>What kind of failure it is.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>One sentence that says what happened; no secrets, and no advice that only the host can give.</summary>
    public required string Message { get; init; }

    /// <summary>How long the server asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Reads what <see cref="HttpClient"/> threw. Null for anything that is no failure of the network, above all for the
    /// caller's own cancellation: rethrow that.
    /// </summary>
    public static ProviderError? FromException(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        _ when cancellationToken.IsCancellationRequested => null,
        OperationCanceledException => new() { Kind = ErrorKind.TimedOut, Message = "the server did not answer in time" },
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } e =>
            new() { Kind = ErrorKind.Tls, Message = $"no secure connection: {Innermost(e)}" },
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new() { Kind = ErrorKind.MalformedAnswer, Message = "the answer is larger than authx accepts" },
        // Its own message quotes what the server sent.
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
            new() { Kind = ErrorKind.MalformedAnswer, Message = "the server's answer is not HTTP" },
        InvalidDataException => new() { Kind = ErrorKind.MalformedAnswer, Message = "the server's answer could not be unpacked" },
        HttpRequestException e => new() { Kind = ErrorKind.Unreachable, Message = $"the server could not be reached: {Innermost(e)}" },
        IOException e => new() { Kind = ErrorKind.Unreachable, Message = $"the connection broke: {Innermost(e)}" },
        _ => null,
    };

    /// <summary>Reads the status of an answer that was not a success.</summary>
    public static ProviderError FromAnswer(HttpResponseMessage answer, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(clock);
        var status = (int)answer.StatusCode;
        return new()
        {
            Kind = KindOf(status),
            Message = $"the server answered {status} {NameOf(answer.StatusCode)}".TrimEnd(),
            RetryAfter = Wait(answer.Headers.RetryAfter, clock),
        };
    }

    private static ErrorKind KindOf(int status) => status switch
    {
        401 => ErrorKind.CredentialRefused,
        403 => ErrorKind.Denied,
        429 => ErrorKind.RateLimited,
        >= 500 => ErrorKind.ServerError,
        _ => ErrorKind.MalformedAnswer,
    };

    // The reason phrase is the server's own text; the name of the status is ours.
    private static string NameOf(HttpStatusCode status) => Enum.IsDefined(status) ? status.ToString() : "";

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider clock)
    {
        var wait = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Innermost(Exception e) => e.GetBaseException().Message;
}
