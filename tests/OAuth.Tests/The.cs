using System.Collections.Specialized;
using System.Web;

namespace Authx.Provider.OAuth.Tests;

/// <summary>Test data: the one server, client and grant that most tests are about.</summary>
internal static class The
{
    public const string Issuer = "https://id.example";
    public const string ClientId = "authx-cli";
    public const string ClientSecret = "canary-client-secret-77";
    public const string AccessToken = "canary-access-9c4d";
    public const string RefreshToken = "canary-refresh-5f2a";

    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static readonly OAuthProvider Provider = new();

    /// <summary>What discovery answers.</summary>
    public static string Document(string issuer = Issuer, string more = "") => $$"""
        {"issuer":"{{issuer}}","authorization_endpoint":"https://id.example/authorize","token_endpoint":"https://id.example/token",
         "device_authorization_endpoint":"https://id.example/device","revocation_endpoint":"https://id.example/revoke"{{more}}}
        """;

    public const string Tokens = $$"""{"access_token":"{{AccessToken}}","token_type":"Bearer","expires_in":3600,"refresh_token":"{{RefreshToken}}"}""";

    public const string AccessOnly = $$"""{"access_token":"{{AccessToken}}","token_type":"bearer","expires_in":3600}""";

    /// <summary>The settings as the host would hand them over.</summary>
    public static ProviderSettings Settings(params (string Key, string Value)[] given)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["issuer"] = Issuer, ["clientId"] = ClientId };
        foreach (var (key, value) in given)
            values[key] = value;
        return new(values);
    }

    /// <summary>A client that signs in as itself, at a server whose endpoints the settings name.</summary>
    public static ProviderSettings Robot(params (string Key, string Value)[] given) => Settings(
    [
        ("discovery", "off"), ("flow", "client-credentials"), ("endpoints.token", "https://id.example/token"),
        ("endpoints.revocation", "https://id.example/revoke"), .. given,
    ]);

    /// <summary>A person's client, at a server whose endpoints the settings name.</summary>
    public static ProviderSettings Fixed(params (string Key, string Value)[] given) => Robot([("flow", "auto"), .. given]);

    public static ProviderHost Host(FakeServer server, FakePeople? people = null, TimeProvider? clock = null) => new()
    {
        Interaction = people ?? new(),
        Clock = clock ?? new TestClock(),
        CreateHttp = server.CreateClient,
    };

    public static LoginContext Login(ProviderHost host, ProviderSettings settings, LoginInput? input = null, List<Grant>? saved = null, List<string>? allowed = null) => new()
    {
        Profile = "work",
        Settings = settings,
        Input = input ?? new(),
        Host = host,
        SaveAsync = (grant, _) =>
        {
            saved?.Add(grant);
            return Task.CompletedTask;
        },
        AllowOrigin = address => allowed?.Add(address.GetLeftPart(UriPartial.Authority)),
    };

    public static LoginInput WithSecret => new() { ClientSecret = new(ClientSecret) };

    public static LoginInput Brought(string token, string? kind = null) => new() { Token = new(token), TokenKind = kind };

    public static Task<LoginResult> SignIn(FakeServer server, ProviderSettings settings, LoginInput? input = null, FakePeople? people = null, List<Grant>? saved = null) =>
        Provider.LoginAsync(Login(Host(server, people), settings, input, saved), CancellationToken.None);

    /// <summary>A grant as a sign-in by page or code leaves it, with pins that a test may change.</summary>
    public static Grant Grant(params (string Key, string? Value)[] pins)
    {
        var all = new Dictionary<string, string?>
        {
            ["issuer"] = Issuer,
            ["clientId"] = ClientId,
            ["clientAuth"] = "none",
            ["endpoints.token"] = "https://id.example/token",
            ["endpoints.revocation"] = "https://id.example/revoke",
        };
        foreach (var (key, value) in pins)
            all[key] = value;
        return new()
        {
            Credentials =
            [
                new() { Kind = CredentialKind.RefreshToken, Value = new(RefreshToken) },
                new() { Kind = CredentialKind.AccessToken, Value = new(AccessToken), ExpiresAt = Now.AddHours(1), IssuedFrom = CredentialKind.RefreshToken },
            ],
            Use = new() { Credential = CredentialKind.AccessToken, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
            Provenance = Provenance.Minted,
            Revocability = Revocability.AtServer,
            Server = Issuer,
            Origins = ["https://id.example"],
            Pins = all.Where(pin => pin.Value is not null).ToDictionary(pin => pin.Key, pin => pin.Value!),
            SupportingSecrets = new Dictionary<string, Secret> { ["clientSecret"] = new(ClientSecret) },
            Account = new() { Id = "u1", Name = "ada" },
        };
    }

    public static Grant WithoutRefreshToken(this Grant grant) =>
        grant with { Credentials = [new() { Kind = CredentialKind.AccessToken, Value = new(AccessToken), ExpiresAt = Now.AddHours(1) }] };

    public static GrantContext Question(Grant grant, ProviderHost host) => new() { Profile = "work", Grant = grant, Host = host };

    public static async Task<IReadOnlyList<CredentialOutcome>> Logout(Grant grant, ProviderHost host, CancellationToken cancellationToken = default) =>
        (await Provider.LogoutAsync(
            new() { Profile = "work", Grant = grant, Host = host, SaveAsync = (_, _) => throw new InvalidOperationException("nothing is renewed") },
            cancellationToken)).Credentials;

    public static Task<RefreshResult> Refresh(Grant grant, FakeServer server, List<Grant>? saved = null, FakePeople? people = null) => Provider.RefreshAsync(
        new()
        {
            Profile = "work",
            Grant = grant,
            Host = Host(server, people),
            SaveAsync = (renewed, _) =>
            {
                (saved ?? throw new InvalidOperationException("nothing is to be saved")).Add(renewed);
                return Task.CompletedTask;
            },
        },
        CancellationToken.None);

    /// <summary>The fields of a form that was sent.</summary>
    public static NameValueCollection Form(this Asked asked) => HttpUtility.ParseQueryString(asked.Body ?? "");
}
