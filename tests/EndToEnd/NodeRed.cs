namespace Authx.EndToEnd;

/// <summary>The password provider against a server that nobody here wrote, by configuration alone (docs/providers/password.md).</summary>
public sealed class NodeRed : IDisposable
{
    private const string Password = "CANARY-pä\"ss & wörd +%41";

    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [FactWhere(Needs.NodeRed)]
    public async Task Its_session_is_made_used_and_ended_by_configuration_alone()
    {
        await using var server = await NodeRedServer.StartAsync(Password);
        _home.Secrets.Add(Password);
        _home.Configure(Config(server.Address));

        (await _home.RunAsync(new ToolCall("login", "flows", "--username", "ada", "--password-stdin") { Input = Password })).ShouldExit(0);
        (await _home.RunAsync("whoami", "--json")).Json.GetProperty("account").Text("name").ShouldBe("ada");
        var token = (await _home.RunAsync(new ToolCall("token") { Reveals = true })).Out.Trim();
        _home.Secrets.Add(token);
        (await server.AcceptsAsync(token)).ShouldBeTrue();

        var logout = await _home.RunAsync("logout", "--json", "-v");

        logout.ShouldExit(0);
        logout.Json.Text("revocation").ShouldBe("revoked");
        (await server.AcceptsAsync(token)).ShouldBeFalse();
        (await _home.RunAsync("whoami")).ShouldExit(1);
    }

    [FactWhere(Needs.NodeRed)]
    public async Task A_wrong_password_is_refused_in_words()
    {
        await using var server = await NodeRedServer.StartAsync(Password);
        _home.Configure(Config(server.Address));

        var run = await _home.RunAsync(new ToolCall("login", "flows", "--username", "ada", "--password-stdin", "--json") { Input = "wrong" });

        run.ShouldExit(1);
        run.Json.GetProperty("error").Text("code").ShouldBe("credentialRefused");
    }

    private static string Config(string address) => $$"""
        { "services": { "flows": {
          "provider": "password", "server": "{{address}}",
          "login": {
            "path": "/auth/token", "bodyType": "form",
            "body": "client_id=node-red-admin&grant_type=password&scope=*&username={username}&password={password}",
            "extract": { "token": "json:/access_token", "expiresIn": "json:/expires_in" } },
          "whoami": { "path": "/settings", "aliveWhen": "json:/user", "extract": { "accountName": "json:/user/username" } },
          "logout": { "path": "/auth/revoke", "body": "{\"token\":\"{token}\"}" }
        } } }
        """;
}
