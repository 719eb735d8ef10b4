namespace AuthxSamples.NpmRegistry.Tests;

/// <summary>A sign-in by name and password at a registry below a path; the rules are inherited.</summary>
public sealed class PasswordConformance : ProviderConformance<NpmProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["server"] = "https://npm.example/below/" };

    protected override LoginInput Input { get; } = new() { Username = "ada", Password = new("canary-password-1b7e") };

    protected override void Script(ScriptedServer server) => server
        .Answers("PUT", "https://npm.example/below/-/user/org.couchdb.user:ada", 201, """{"ok":true,"token":"canary-token-9c4d"}""")
        .Answers("GET", "https://npm.example/below/-/whoami", 200, """{"username":"ada"}""")
        .Answers("DELETE", "https://npm.example/below/-/user/token/canary-token-9c4d", 200, """{"ok":true}""");
}

/// <summary>A sign-in that is typed, with a one-time code, at a registry that knows the user.</summary>
public sealed class TypedConformance : ProviderConformance<NpmProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["server"] = "https://npm.example" };

    protected override LoginInput Input { get; } = new() { OneTimeCode = new("canary-code-4411") };

    protected override ScriptedPeople MakePeople() =>
        new() { Types = new Dictionary<string, string> { ["--username"] = "ada", ["--password-stdin"] = "canary-password-2c8f" } };

    protected override void Script(ScriptedServer server) => server
        .Answers("PUT", "https://npm.example/-/user/org.couchdb.user:ada", 409)
        .Answers("GET", "https://npm.example/-/user/org.couchdb.user:ada", 200, """{"_rev":"1-a","name":"ada"}""")
        .Answers("PUT", "https://npm.example/-/user/org.couchdb.user:ada/-rev/1-a", 201, """{"ok":true,"token":"canary/token+5f2a=="}""")
        .Answers("GET", "https://npm.example/-/whoami", 200, """{"username":"ada"}""")
        .Answers("DELETE", "https://npm.example/-/user/token/canary%2Ftoken%2B5f2a%3D%3D", 204);
}

/// <summary>A token that the user brought along.</summary>
public sealed class TokenConformance : ProviderConformance<NpmProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["server"] = "https://npm.example" };

    protected override LoginInput Input { get; } = new() { Token = new("canary-brought-31ce") };

    protected override void Script(ScriptedServer server) => server
        .Answers("GET", "https://npm.example/-/whoami", 200, """{"username":"ada"}""")
        .Answers("DELETE", "https://npm.example/-/user/token/canary-brought-31ce", 204);
}

/// <summary>A token from an .npmrc.</summary>
public sealed class NpmrcConformance : ProviderConformance<NpmProvider>, IDisposable
{
    private readonly string _npmrc = Path.GetTempFileName();

    public NpmrcConformance() => File.WriteAllText(_npmrc, "//npm.example/:_authToken=canary-npmrc-7f3a\n");

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["server"] = "https://npm.example", ["npmrc"] = _npmrc };

    protected override LoginInput Input { get; } = new();

    // Nobody types it; but it is the user's all the same, and no new secret that would have to be saved before its first use (AX018).
    protected override ScriptedPeople MakePeople() => new() { Types = new Dictionary<string, string> { [".npmrc"] = "canary-npmrc-7f3a" } };

    public void Dispose() => File.Delete(_npmrc);

    protected override void Script(ScriptedServer server) => server
        .Answers("GET", "https://npm.example/-/whoami", 200, """{"username":"ada"}""")
        .Answers("DELETE", "https://npm.example/-/user/token/canary-npmrc-7f3a", 204);
}
