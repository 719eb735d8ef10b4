namespace Authx.Testing.Tests.Sample;

/// <summary>The widgets service as the kit plays it.</summary>
public abstract class WidgetsConformance<TProvider> : ProviderConformance<TProvider>
    where TProvider : WidgetsProvider, new()
{
    // Each provider has secrets of its own, so that what one wrong provider keeps is not found with another.
    private static readonly string Canary = $"canary-{typeof(TProvider).Name}";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["server"] = "https://widgets.example" };

    protected override LoginInput Input { get; } = new() { Username = "ada", Password = new($"{Canary}-password") };

    protected override void Script(ScriptedServer server) => server
        .Answers("POST", "https://widgets.example/sessions", 201, $$"""{"session":"{{Canary}}-session","refresh":"{{Canary}}-refresh"}""")
        .Answers("POST", "https://widgets.example/renewals", 200, $$"""{"session":"{{Canary}}-session2","refresh":"{{Canary}}-refresh2"}""")
        .Answers("GET", "https://widgets.example/me", 200, """{"id":"u1"}""")
        .Answers("DELETE", "https://widgets.example/sessions", 204);
}
