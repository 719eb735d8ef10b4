namespace Authx.Host.Providers.Tests;

/// <summary>Data that stays the same in all tests.</summary>
internal static class The
{
    public const string Canary = "canary-7f3a9c51d2";

    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    public static Grant Grant => new()
    {
        Credentials = [new() { Kind = CredentialKind.ApiKey, Value = new Secret(Canary) }],
        Use = new() { Credential = CredentialKind.ApiKey, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = Provenance.Imported,
        Revocability = Revocability.Local,
        Server = "https://api.example",
        Origins = ["https://api.example"],
    };
}
