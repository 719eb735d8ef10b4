namespace Authx.Provider.OAuth;

/// <summary>What a grant remembers of its server and client, so that it can be renewed and ended with settings and discovery gone.</summary>
internal static class Pins
{
    private static readonly string[] Contacted = [SettingKey.Token, SettingKey.Revocation, SettingKey.Introspection, SettingKey.Userinfo];

    public static Dictionary<string, string> Of(FlowContext flow, FlowKind? kind, string? scope)
    {
        var (settings, server) = (flow.Settings, flow.Server);
        var pins = new Dictionary<string, string?>
        {
            [SettingKey.Issuer] = settings.Issuer,
            [SettingKey.ClientId] = settings.ClientId,
            [SettingKey.ClientAuth] = ClientMethods.NameOf(flow.Client.Method),
            [Pin.RevocationAuth] = OwnMethod(flow.Client.Method, server.RevocationMethods),
            [Pin.IntrospectionAuth] = OwnMethod(flow.Client.Method, server.IntrospectionMethods),
            [SettingKey.Scope] = scope ?? flow.Scope,
            [SettingKey.AccountId] = settings.AccountId,
            [SettingKey.AccountName] = settings.AccountName,
            [SettingKey.Resource] = settings.Resource,
            [SettingKey.EndSession] = server.EndSession?.AbsoluteUri,
        };
        if (flow.Client.Method == ClientMethod.PrivateKeyJwt)
        {
            pins[SettingKey.ClientKeyId] = settings.ClientKeyId;
            pins[SettingKey.ClientKeyAlgorithm] = settings.ClientKeyAlgorithm;
            pins[SettingKey.ClientKeyAudience] = settings.ClientKeyAudience;
        }

        if (kind == FlowKind.ClientCredentials)
        {
            pins[SettingKey.Flow] = FlowName.ClientCredentials;
            pins[SettingKey.Audience] = settings.Audience;
        }

        foreach (var key in Contacted)
            pins[key] = server.Find(key)?.AbsoluteUri;
        return Present(pins);
    }

    /// <summary>The origins of what is contacted later on.</summary>
    public static string[] Origins(ServerMetadata server)
    {
        var origins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in Contacted)
        {
            if (server.Find(key) is { } address)
                origins.Add(Endpoint.OriginOf(address));
        }

        return [.. origins];
    }

    // A server that lists for one endpoint how clients show themselves there means it; else it is as at the token endpoint.
    private static string? OwnMethod(ClientMethod method, IReadOnlyList<string>? listed)
    {
        var own = ClientMethods.At(listed, method);
        return own == method ? null : ClientMethods.NameOf(own);
    }

    private static Dictionary<string, string> Present(Dictionary<string, string?> pins)
    {
        var present = new Dictionary<string, string>();
        foreach (var (key, value) in pins)
        {
            if (value is { Length: > 0 })
                present[key] = value;
        }

        return present;
    }
}
