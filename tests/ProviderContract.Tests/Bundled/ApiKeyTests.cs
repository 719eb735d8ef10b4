using Authx.Provider.ApiKey;

namespace Authx.Testing.Tests.Bundled;

/// <summary>A key that the service can delete, so that --revoke has something to be honest about.</summary>
public sealed class ApiKeyTests : ProviderConformance<ApiKeyProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["server"] = "https://metrics.example/v1",
        ["whoami.path"] = "/whoami",
        ["keys.delete.path"] = "/keys/{keyId}",
    };

    protected override LoginInput Input { get; } = new() { Token = new("canary-api-key-7f3a91") };

    protected override void Script(ScriptedServer server) => server
        .Answers("GET", "https://metrics.example/v1/whoami", 200, """{"account":{"id":"acct_1","name":"ada"},"key":{"id":"key_1"}}""")
        .Answers("DELETE", "https://metrics.example/v1/keys/key_1", 204);
}

/// <summary>A key that is typed, at a service that cannot be asked anything.</summary>
public sealed class UncheckedApiKeyTests : ProviderConformance<ApiKeyProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["server"] = "https://metrics.example" };

    protected override ScriptedPeople MakePeople() => new() { Types = new Dictionary<string, string> { ["--token-stdin"] = "canary-api-key-18b2c4" } };

    protected override void Script(ScriptedServer server)
    {
    }
}
