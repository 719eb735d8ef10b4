namespace Authx.Provider.OAuth;

/// <summary>What a flow works with.</summary>
internal sealed record FlowContext
{
    public required LoginContext Login { get; init; }

    public required ClientSettings Settings { get; init; }

    public required ServerMetadata Server { get; init; }

    public required ClientAuthentication Client { get; init; }

    /// <summary>What the grant is to allow, in the server's words; null where nobody said.</summary>
    public string? Scope { get; init; }

    public ProviderHost Host => Login.Host;

    /// <summary>The token endpoint, as this client asks it.</summary>
    public TokenEndpoint Tokens => new(Server.Token!, Client, Host);

    /// <summary>Whether an ID token is asked for (OpenID Connect Core section 3.1.2.1).</summary>
    public bool IsOpenId => Scope?.Split(' ').Contains("openid", StringComparer.Ordinal) == true;
}
