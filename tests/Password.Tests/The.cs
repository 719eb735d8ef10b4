using System.Buffers.Text;
using System.Text;

namespace Authx.Provider.Password.Tests;

/// <summary>Test data: the one user, server and grant that most tests are about.</summary>
internal static class The
{
    public const string Name = "ada";
    public const string Password = "canary-password-1b7e";
    public const string Token = "tok1.canary-token-9c4d";
    public const string RefreshToken = "canary-refresh-5f2a";
    public const string Server = "https://legacy.example";
    public const string Session = $$"""{"token":"{{Token}}","account":{"id":"acct_1","name":"ada"} }""";

    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly PasswordProvider Provider = new();

    /// <summary>The settings as the host would hand them over.</summary>
    public static ProviderSettings Settings(string recipe, params (string Key, string Value)[] given)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["server"] = Server, ["recipe"] = recipe };
        foreach (var (key, value) in given)
            values[key] = value;
        return new(values);
    }

    /// <summary>The smallest recipe: a login and a logout.</summary>
    public static ProviderSettings Custom(params (string Key, string Value)[] given) => Settings("custom",
    [
        ("login.path", "/login"), ("login.body", """{"u":"{username}","p":"{password}"}"""), ("login.extract.token", "json:/token"),
        ("logout.path", "/logout"), .. given,
    ]);

    public static ProviderHost Host(FakeServer server, FakePeople? people = null) => new()
    {
        Interaction = people ?? new(),
        Clock = new FixedClock(Now),
        CreateHttp = server.CreateClient,
    };

    public static ProviderHost HostWithoutNetwork(FakePeople? people = null) => new()
    {
        Interaction = people ?? new(),
        Clock = new FixedClock(Now),
        CreateHttp = () => throw new InvalidOperationException("the network was touched"),
    };

    public static LoginContext Login(ProviderHost host, ProviderSettings settings, LoginInput? input = null, List<Grant>? saved = null) => new()
    {
        Profile = "legacy",
        Settings = settings,
        Input = input ?? Input(),
        Host = host,
        SaveAsync = (grant, _) =>
        {
            saved?.Add(grant);
            return Task.CompletedTask;
        },
        AllowOrigin = _ => throw new InvalidOperationException("no further origin is needed"),
    };

    public static LoginInput Input(string? name = Name, string? password = Password, string? code = null) => new()
    {
        Username = name,
        Password = password is null ? null : new Secret(password),
        OneTimeCode = code is null ? null : new Secret(code),
    };

    public static Task<LoginResult> SignIn(FakeServer server, ProviderSettings settings, LoginInput? input = null) =>
        Provider.LoginAsync(Login(Host(server), settings, input), CancellationToken.None);

    /// <summary>The grant that a login with these settings leaves behind.</summary>
    public static async Task<Grant> Grant(ProviderSettings settings, string body = Session, params (string Name, string Value)[] headers)
    {
        var result = await SignIn(new FakeServer().Answers(200, body, "application/json", headers), settings);
        result.Error?.Message.ShouldBeNull();
        return result.Grant!;
    }

    /// <summary>A grant with an access and a refresh token.</summary>
    public static Task<Grant> Refreshable(params (string Key, string Value)[] given) => Grant(
        Settings("access-refresh", [("whoami.off", "true"), .. given]),
        $$"""{"accessToken":"{{Token}}","refreshToken":"{{RefreshToken}}","expiresIn":60}""");

    public static GrantContext Question(Grant grant, FakeServer server) => new() { Profile = "legacy", Grant = grant, Host = Host(server) };

    public static async Task<IReadOnlyList<CredentialOutcome>> LogoutAll(Grant grant, ProviderHost host, bool everywhere = false, List<Grant>? saved = null)
    {
        var result = await Provider.LogoutAsync(
            new()
            {
                Profile = "legacy",
                Grant = grant,
                Everywhere = everywhere,
                Host = host,
                SaveAsync = (renewed, _) =>
                {
                    (saved ?? throw new InvalidOperationException("nothing is renewed")).Add(renewed);
                    return Task.CompletedTask;
                },
            },
            CancellationToken.None);
        return result.Credentials;
    }

    /// <summary>The one outcome of a grant that holds a session alone.</summary>
    public static async Task<CredentialOutcome> Logout(Grant grant, FakeServer server, bool everywhere = false) =>
        (await LogoutAll(grant, Host(server), everywhere)).ShouldHaveSingleItem();

    /// <summary>A JWT that nobody signed.</summary>
    public static string Jwt(string payload) =>
        $"{Base64Url.EncodeToString("{}"u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.c2ln";
}
