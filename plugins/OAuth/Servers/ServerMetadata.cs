namespace Authx.Provider.OAuth;

/// <summary>What is known of a server: where its endpoints are and what they take.</summary>
internal sealed record ServerMetadata
{
    /// <summary>The issuer, exactly as the user wrote it; null where none was given.</summary>
    public string? Issuer { get; init; }

    public Uri? Authorization { get; init; }

    public Uri? Token { get; init; }

    public Uri? Device { get; init; }

    public Uri? Revocation { get; init; }

    public Uri? Introspection { get; init; }

    public Uri? Userinfo { get; init; }

    public Uri? Jwks { get; init; }

    public Uri? EndSession { get; init; }

    /// <summary>How clients may show themselves at the token endpoint; null where the server does not say.</summary>
    public IReadOnlyList<string>? TokenMethods { get; init; }

    public IReadOnlyList<string>? RevocationMethods { get; init; }

    public IReadOnlyList<string>? IntrospectionMethods { get; init; }

    /// <summary>Whether every answer of the authorization endpoint names the issuer (RFC 9207).</summary>
    public bool AnswersWithIssuer { get; init; }

    /// <summary>What discovery named and authx does not contact, by the endpoint's key: the reason in words.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();

    /// <summary>The endpoint by its key.</summary>
    public Uri? Find(string key) => key switch
    {
        SettingKey.Authorization => Authorization,
        SettingKey.Token => Token,
        SettingKey.Device => Device,
        SettingKey.Revocation => Revocation,
        SettingKey.Introspection => Introspection,
        SettingKey.Userinfo => Userinfo,
        SettingKey.Jwks => Jwks,
        SettingKey.EndSession => EndSession,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "there is no such endpoint"),
    };

    /// <summary>The server as people read of it.</summary>
    public string Name => Issuer ?? (Token is null ? "" : Endpoint.OriginOf(Token));
}
