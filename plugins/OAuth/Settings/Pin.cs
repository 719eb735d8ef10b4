namespace Authx.Provider.OAuth;

/// <summary>The pins of a grant that stand for no setting. All others go by the setting's name.</summary>
internal static class Pin
{
    /// <summary>How the client shows itself at the revocation endpoint, where that differs from the token endpoint.</summary>
    public const string RevocationAuth = "revocationAuth";

    /// <summary>The same for the introspection endpoint.</summary>
    public const string IntrospectionAuth = "introspectionAuth";

    /// <summary>The kinds of credential, with spaces between, that introspection called alive at the sign-in: only of those does it know when they are dead.</summary>
    public const string Introspects = "introspects";
}
