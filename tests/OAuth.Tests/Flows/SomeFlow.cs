namespace Authx.Provider.OAuth.Tests;

/// <summary>What a flow works with, as the tests want it.</summary>
internal static class SomeFlow
{
    public const string Tokens = """{"access_token":"canary-access","token_type":"Bearer","refresh_token":"canary-refresh","expires_in":3600}""";

    public static FlowContext Context(FakeServer server, FakeUser user, TimeProvider clock, LoginWay way = LoginWay.Unspecified, string scope = "openid", params (string Key, string Value)[] settings)
    {
        var values = new ProviderSettings(
            settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)).Append(new(SettingKey.ClientId, "cli")));
        return new()
        {
            Login = new()
            {
                Profile = "work",
                Settings = values,
                Input = new() { Way = way },
                Host = new() { Interaction = user, Clock = clock, CreateHttp = () => Patient(server.CreateClient()) },
                SaveAsync = (_, _) => throw new InvalidOperationException("a flow saves nothing"),
                AllowOrigin = _ => throw new InvalidOperationException("a flow needs no further origin"),
            },
            Settings = new(values),
            Server = new()
            {
                Issuer = "https://id.example",
                Authorization = new("https://id.example/authorize"),
                Token = new("https://id.example/token"),
                Device = new("https://id.example/device"),
            },
            Client = new("cli", ClientMethod.None),
            Scope = scope,
        };
    }

    /// <summary>The fields of a form that was posted.</summary>
    public static IReadOnlyDictionary<string, string> Form(Asked asked) => RedirectParameters.TryParse(asked.Body!).ShouldNotBeNull();

    public static IReadOnlyDictionary<string, string> Query(Uri address) => RedirectParameters.TryParse(address.Query[1..]).ShouldNotBeNull();

    // A clock that jumps would end every answer before it is read.
    private static HttpClient Patient(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}
