namespace Authx.Provider.OAuth;

/// <summary>What came of a flow: tokens, or why there are none.</summary>
internal sealed class FlowResult
{
    /// <summary>The tokens; null where there are none.</summary>
    public TokenAnswer? Tokens { get; init; }

    /// <summary>What the ID token has to repeat, where the flow sent one.</summary>
    public string? Nonce { get; init; }

    /// <summary>The sign-in's result, where there are no tokens.</summary>
    public LoginResult? Failure { get; init; }

    /// <summary>What the server gave out all the same in an answer that cannot be used.</summary>
    public IReadOnlyList<Credential> Leftovers { get; init; } = [];

    /// <summary>What a token endpoint answered at the end of a flow.</summary>
    public static FlowResult Of(TokenResult result, string? nonce = null) => new()
    {
        Tokens = result.Tokens,
        Nonce = nonce,
        Leftovers = result.Leftovers,
        Failure = result.Error is { } error ? LoginResult.Failed(error) : null,
    };

    /// <summary>It could not be done.</summary>
    public static FlowResult Failed(ErrorKind kind, string message) =>
        new() { Failure = LoginResult.Failed(new() { Kind = kind, Message = message }) };
}
