using System.Reflection;

namespace Authx.Provider.ApiKey.Tests;

/// <summary>Test data: the one key, server and grant that most tests are about.</summary>
internal static class The
{
    public const string Key = "canary-7f3a91-never-shown";
    public const string Server = "https://api.example/v1";
    public const string Whoami = """{"account":{"id":"acct_1","name":"ada"},"key":{"id":"key_1","expiresAt":"2031-02-03T04:05:06Z"}}""";

    public static readonly DateTimeOffset Expiry = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static readonly ApiKeyProvider Provider = new();

    /// <summary>The settings as the host would hand them over: the declared defaults below what is given.</summary>
    public static ProviderSettings Settings(params (string Key, string Value)[] given)
    {
        var values = typeof(ApiKeyProvider).GetCustomAttributes<ProviderSettingAttribute>()
            .Where(setting => setting.Default is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Default!);
        values["server"] = Server;
        foreach (var (key, value) in given)
            values[key] = value;
        return new(values);
    }

    public static ProviderHost Host(FakeServer server, FakePeople? people = null) => new()
    {
        Interaction = people ?? new(),
        Clock = TimeProvider.System,
        CreateHttp = server.CreateClient,
    };

    /// <summary>A host whose network must not be touched, not even made.</summary>
    public static ProviderHost HostWithoutNetwork() => new()
    {
        Interaction = new FakePeople(),
        Clock = TimeProvider.System,
        CreateHttp = () => throw new InvalidOperationException("the network was touched"),
    };

    public static LoginContext Login(ProviderHost host, ProviderSettings settings, string? token = Key) => new()
    {
        Profile = "metrics",
        Settings = settings,
        Input = new() { Token = token is null ? null : new Secret(token) },
        Host = host,
        SaveAsync = (_, _) => throw new InvalidOperationException("nothing is minted, so nothing is saved early"),
        AllowOrigin = _ => throw new InvalidOperationException("no further origin is needed"),
    };

    /// <summary>The grant that a login with these settings leaves behind.</summary>
    public static async Task<Grant> Grant(params (string Key, string Value)[] settings)
    {
        var server = new FakeServer().Answers(200, Whoami);
        var asked = settings.Append(("whoami.path", "/whoami")).ToArray();
        var result = await Provider.LoginAsync(Login(Host(server), Settings(asked)), CancellationToken.None);
        return result.Grant!;
    }

    /// <summary>The same for a service that has no whoami.</summary>
    public static async Task<Grant> UncheckedGrant(params (string Key, string Value)[] settings)
    {
        var result = await Provider.LoginAsync(Login(HostWithoutNetwork(), Settings(settings)), CancellationToken.None);
        return result.Grant!;
    }

    public static GrantContext Question(Grant grant, ProviderHost host) => new() { Profile = "metrics", Grant = grant, Host = host };

    public static async Task<CredentialOutcome> Logout(Grant grant, ProviderHost host, bool revoke = true)
    {
        var result = await Provider.LogoutAsync(
            new()
            {
                Profile = "metrics",
                Grant = grant,
                Revoke = revoke,
                Host = host,
                SaveAsync = (_, _) => throw new InvalidOperationException("nothing is renewed"),
            },
            CancellationToken.None);
        return result.Credentials.ShouldHaveSingleItem();
    }
}
