namespace Authx.Provider.OAuth;

/// <summary>A grant with its server and client, as they were pinned at the sign-in: settings and discovery are not asked.</summary>
internal sealed class Holding(Grant grant, ProviderHost host)
{
    public Grant Grant => grant;

    public ProviderHost Host => host;

    public Credential? AccessToken => grant.Find(CredentialKind.AccessToken);

    public Credential? RefreshToken => grant.Find(CredentialKind.RefreshToken);

    public string? Pinned(string name) => grant.Pins.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The endpoint; null where none is pinned, or one of an origin that is not pinned too.</summary>
    public Uri? Find(string endpoint) =>
        Endpoint.Parse(Pinned(endpoint)) is { } address && HasOrigin(address) ? address : null;

    /// <summary>This client, as it shows itself at that endpoint.</summary>
    public ClientAuthentication ClientFor(string endpoint) => new(Pinned(SettingKey.ClientId) ?? "", MethodFor(endpoint))
    {
        Secret = grant.SupportingSecrets.GetValueOrDefault(ClientSecrets.Secret),
        Assertion = grant.SupportingSecrets.TryGetValue(ClientSecrets.Key, out var key) ? AssertionOf(key) : null,
    };

    /// <summary>Whether introspection knows that kind of credential.</summary>
    public bool CanIntrospect(string kind) =>
        Find(SettingKey.Introspection) is not null && Pinned(Pin.Introspects)?.Split(' ').Contains(kind, StringComparer.Ordinal) == true;

    private ClientMethod MethodFor(string endpoint)
    {
        var own = endpoint switch
        {
            SettingKey.Revocation => Pinned(Pin.RevocationAuth),
            SettingKey.Introspection => Pinned(Pin.IntrospectionAuth),
            _ => null,
        };
        return ClientMethods.Parse(own ?? Pinned(SettingKey.ClientAuth)) ?? ClientMethod.None;
    }

    private ClientAssertion AssertionOf(Secret key) => new(key, Pinned(SettingKey.ClientKeyAlgorithm), Pinned(SettingKey.ClientKeyId))
    {
        Audience = Pinned(SettingKey.ClientKeyAudience) ?? AssertionAudience.Token,
        Issuer = Pinned(SettingKey.Issuer),
        TokenEndpoint = Endpoint.Parse(Pinned(SettingKey.Token)),
        Clock = host.Clock,
    };

    private bool HasOrigin(Uri address)
    {
        var origin = Endpoint.OriginOf(address);
        foreach (var pinned in grant.Origins)
        {
            if (pinned.Equals(origin, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
