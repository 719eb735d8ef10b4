using System.Text.Json.Nodes;

namespace Authx.EndToEnd.Support;

/// <summary>A profile that holds a session at one of several servers.</summary>
internal sealed record SignedInProfile(string Name, SandboxHost Server, SandboxSession Session)
{
    /// <summary>The server's own word.</summary>
    public Task<bool> IsAliveAsync() => Server.IsSessionAliveAsync(Session.Id);
}

/// <summary>A home with sessions at several servers, each of them a sandbox of its own.</summary>
public abstract class ManyProfiles : IAsyncLifetime, IDisposable
{
    private protected const string User = "ada";
    private protected const string Password = "CANARY-password-of-ada";

    private readonly List<SandboxHost> _servers = [];
    private readonly Dictionary<SandboxHost, JsonObject> _patterns = [];

    private protected Home Home { get; } = new();

    private protected List<SignedInProfile> SignedIn { get; } = [];

    public Task InitializeAsync()
    {
        Home.Secrets.Add(Password);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    public void Dispose()
    {
        foreach (var server in _servers)
            server.Dispose();
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<SandboxHost> StartServerAsync()
    {
        var server = new SandboxHost();
        _servers.Add(server);
        await server.InitializeAsync();
        await server.MakeUserAsync(User, Password);
        var services = _servers.Select((one, number) => $$"""
            "s{{number}}": { "provider": "password", "server": "{{one.Address}}", "recipe": "bearer-session",
              "logoutEverywhere": { "method": "POST", "path": "/v1/auth/logout-everywhere" } }
            """);
        Home.Configure($$"""{ "services": { {{string.Join(", ", services)}} } }""");
        return server;
    }

    /// <summary>A session for each name. The first at a server is opened by the tool, the others are made like it.</summary>
    private protected async Task SignInAsync(SandboxHost server, params string[] names)
    {
        if (!_patterns.TryGetValue(server, out var pattern))
            _patterns.Add(server, pattern = await PatternAsync(server));
        foreach (var name in names)
        {
            var session = await server.OpenSessionAsync(User, Password);
            pattern["name"] = name;
            pattern["grant"]!["credentials"]![0]!["id"] = session.Id;
            pattern["secrets"]!["session"] = session.Token;
            Home.PutProfile(name, pattern.ToJsonString());
            Home.Secrets.Add(session.Token);
            SignedIn.Add(new(name, server, session));
        }
        await server.ForgetRequestsAsync();
    }

    private protected SignedInProfile Of(string name) => SignedIn.Single(one => one.Name == name);

    /// <summary>How many requests for the end of a session the servers have seen.</summary>
    private protected async Task<int> EndsAskedForAsync()
    {
        var count = 0;
        foreach (var server in _servers)
            count += (await server.RequestsAsync()).Count(request => request.StartsWith("DELETE ", StringComparison.Ordinal));
        return count;
    }

    /// <summary>Waits until the servers were asked so often.</summary>
    private protected async Task AskedForAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await EndsAskedForAsync() < count)
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
    }

    /// <summary>Waits until no more than so many profiles are left: what was asked for has been answered, and cleared.</summary>
    private protected async Task LeftAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Directory.GetFiles(Home.Profiles, "*.json").Length > count)
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
    }

    private async Task<JsonObject> PatternAsync(SandboxHost server)
    {
        var login = new ToolCall("login", $"s{_servers.IndexOf(server)}", "--profile", "pattern", "--no-switch", "--username", User, "--password-stdin") { Input = Password };
        (await Home.RunAsync(login)).ShouldExit(0);
        var pattern = JsonNode.Parse(await File.ReadAllTextAsync(Home.ProfileFile("pattern")))!.AsObject();
        Home.Secrets.Add(pattern["secrets"]!["session"]!.GetValue<string>());
        (await Home.RunAsync("logout", "pattern")).ShouldExit(0);
        return pattern;
    }
}
