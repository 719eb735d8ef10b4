using Authx;
using Authx.Testing;

namespace Contoso.Authx.Widgets.Tests;

/// <summary>The rules of the contract. What is here is the service as they play it; the rules themselves are inherited.</summary>
public sealed class WidgetsConformance : ProviderConformance<WidgetsProvider>
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["server"] = "https://widgets.example",
    };

    protected override LoginInput Input { get; } = new() { Username = "ada", Password = new("canary-password-1b7e") };

    protected override void Script(ScriptedServer server) => server
        .Answers("POST", "https://widgets.example/session", 201, """{"token":"canary-session-9c4d","user":"ada"}""")
        .Answers("GET", "https://widgets.example/session", 200, """{"user":"ada"}""")
        .Answers("DELETE", "https://widgets.example/session", 204);
}
