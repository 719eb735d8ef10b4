using System.Security.Cryptography;
using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>What the browser brought back: a code, or why there is none. An answer that is not ours is believed in nothing.</summary>
internal sealed class RedirectAnswer
{
    private const int MaxCode = 16_384;

    private RedirectAnswer(Secret? code, ProviderError? error)
    {
        Code = code;
        Error = error;
    }

    /// <summary>The code; null where there is none.</summary>
    public Secret? Code { get; }

    /// <summary>Why there is no code.</summary>
    public ProviderError? Error { get; }

    /// <summary>Reads the query that came with the browser.</summary>
    public static RedirectAnswer Read(string query, RedirectExpectation expected)
    {
        if (RedirectParameters.TryParse(query) is not { } answer)
            return Refused("it says something twice, or is garbled");
        if (ProblemWithSender(answer, expected) is { } problem)
            return Refused(problem);
        if (answer.GetValueOrDefault("error") is { } error)
            return new(null, Words(OAuthError.Of(error, answer.GetValueOrDefault("error_description"))));
        return answer.GetValueOrDefault("code") is { Length: > 0 and <= MaxCode } code && code.All(character => character is >= ' ' and <= '~')
            ? new(new(code), null)
            : Refused("it holds no code");
    }

    // Whose answer it is comes before what it says: an error, too, may be somebody else's (RFC 9207, 2.4).
    private static string? ProblemWithSender(IReadOnlyDictionary<string, string> answer, RedirectExpectation expected)
    {
        if (answer.GetValueOrDefault("state") is not { Length: > 0 } state)
            return "it does not say which sign-in it belongs to (state)";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(expected.State)))
            return "it belongs to another sign-in than this one (state)";
        if (expected.Issuer is null)
            return null;
        return answer.GetValueOrDefault("iss") switch
        {
            null when expected.IssuerIsPromised => "it does not name the server that it is from (iss), as this server always does",
            { } issuer when issuer != expected.Issuer => $"it is from another server than {expected.Issuer} (iss)",
            _ => null,
        };
    }

    private static ProviderError Words(OAuthError error) => new()
    {
        Kind = error.Kind ?? ErrorKind.MalformedAnswer,
        Message = error.Code == "access_denied"
            ? $"you or the server declined ({error.Words})"
            : $"the server refused the sign-in ({error.Words})",
    };

    private static RedirectAnswer Refused(string problem) =>
        new(null, new() { Kind = ErrorKind.MalformedAnswer, Message = $"what the browser brought back was refused: {problem}" });
}
