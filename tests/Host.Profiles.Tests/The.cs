namespace Authx.Host.Profiles.Tests;

/// <summary>Profiles to test with.</summary>
internal static class The
{
    public const string Canary = "cAnArY-0f-A-s3cr3t";

    public static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 21, 2, 0, 47, TimeSpan.Zero).AddTicks(4_319_555);

    /// <summary>A profile in which everything is set that can be.</summary>
    public static Profile Full => new()
    {
        Name = "work",
        Provider = "oauth",
        Service = "acme",
        Vault = "file",
        Variable = "ACME_TOKEN",
        ManageUrl = "https://acme.example/keys?a=1&b=\"2\"",
        CreatedAt = Time,
        Grant = new()
        {
            Server = "https://id.acme.example",
            Provenance = Provenance.Minted,
            Revocability = Revocability.AtServer,
            CanEndEverywhere = true,
            Account = new() { Id = "VgQpOZ", Name = "Zoë \\ \"ada\" \n\u0001 🦉" },
            Use = new() { Credential = "accessToken", Placement = Placement.Cookie, Name = "sid", Scheme = "Bearer" },
            Credentials =
            [
                new() { Kind = "refreshToken", Value = new(""), Id = "r1" },
                new() { Kind = "accessToken", Value = new(""), Id = "a1", ExpiresAt = Time.AddHours(1), IssuedFrom = "refreshToken" },
            ],
            SupportingSecrets = new Dictionary<string, Secret> { ["clientSecret"] = new("") },
            Origins = ["https://id.acme.example", "https://api.acme.example:8443"],
            Pins = new Dictionary<string, string> { ["tokenEndpoint"] = "/token", ["empty"] = "", ["ключ"] = "значение" },
        },
        Carried = new Dictionary<string, Secret> { ["refreshToken"] = new(Canary), ["accessToken"] = new("a"), ["supporting.clientSecret"] = new("s") },
    };

    /// <summary>A profile in which nothing is set that need not be.</summary>
    public static Profile Bare => new()
    {
        Name = "bare",
        Provider = "apikey",
        Vault = "keychain",
        CreatedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Grant = new()
        {
            Server = "s",
            Provenance = Provenance.Imported,
            Revocability = Revocability.Local,
            Use = new() { Credential = "apiKey", Placement = Placement.Header, Name = "X-Api-Key" },
            Credentials = [new() { Kind = "apiKey", Value = new("") }],
            Origins = [],
        },
    };
}
