using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Lays the endpoints of the settings over those that discovery names.</summary>
internal sealed class MetadataReader(ClientSettings settings, JsonElement document)
{
    private readonly Dictionary<string, string> _refused = [];

    public ServerMetadata Read() => new()
    {
        Issuer = settings.Issuer,
        Authorization = Address(SettingKey.Authorization, "authorization_endpoint"),
        Token = Address(SettingKey.Token, "token_endpoint"),
        Device = Address(SettingKey.Device, "device_authorization_endpoint"),
        Revocation = Address(SettingKey.Revocation, "revocation_endpoint"),
        Introspection = Address(SettingKey.Introspection, "introspection_endpoint"),
        Userinfo = Address(SettingKey.Userinfo, "userinfo_endpoint"),
        Jwks = Address(SettingKey.Jwks, "jwks_uri"),
        EndSession = Address(SettingKey.EndSession, "end_session_endpoint"),
        TokenMethods = Texts("token_endpoint_auth_methods_supported"),
        RevocationMethods = Texts("revocation_endpoint_auth_methods_supported"),
        IntrospectionMethods = Texts("introspection_endpoint_auth_methods_supported"),
        AnswersWithIssuer = Member("authorization_response_iss_parameter_supported").ValueKind == JsonValueKind.True,
        Refused = _refused,
    };

    private Uri? Address(string key, string member)
    {
        var text = settings.Endpoint(key) ?? Json.Text(Member(member));
        if (text is not { Length: > 0 })
            return null;
        if (Endpoint.Problem(text) is { } problem)
            _refused[key] = $"{Endpoint.Show(text)} is not contacted: {problem}";
        return Endpoint.Parse(text);
    }

    private List<string>? Texts(string member)
    {
        if (Member(member) is not { ValueKind: JsonValueKind.Array } list)
            return null;
        var texts = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (Json.Text(item) is { } text)
                texts.Add(text);
        }

        return texts;
    }

    private JsonElement Member(string name) => Json.Member(document, name);
}
