namespace Authx.EndToEnd.Support;

/// <summary>A home with services at the sandbox's authorization server, and a user there for each test.</summary>
public abstract class OAuthTest(SandboxHost sandbox) : SignedInTest(sandbox)
{
    private protected const string Client = "authx-cli";

    private static readonly HttpClient Browser = new(new SocketsHttpHandler { UseProxy = false });

    private protected string User { get; } = "ada-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>A client that signs in for itself.</summary>
    private protected string Job { get; } = "job-" + Guid.NewGuid().ToString("N")[..8];

    private protected OAuthDesk Server => Sandbox.OAuth;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Sandbox.MakeUserAsync(User, "CANARY-password");
        await Server.RegisterAsync(Client, "none");
        await SwitchAsync(new { });
        Home.Configure(Config(""));
    }

    /// <summary>A config in which the service "acme" has some more settings.</summary>
    private protected string Config(string more) => $$"""
        { "services": {
          "acme": { "provider": "oauth", "issuer": "{{Sandbox.Address}}/id", "clientId": "{{Client}}",
            "scope": "openid offline_access", "env": "ACME_TOKEN"{{(more.Length > 0 ? $", {more}" : "")}} },
          "job": { "provider": "oauth", "issuer": "{{Sandbox.Address}}/id", "clientId": "{{Job}}", "clientAuth": "basic",
            "flow": "client-credentials", "scope": "metrics" }
        } }
        """;

    /// <summary>Sets switches of the server, besides who is signed in with the browser.</summary>
    private protected Task SwitchAsync(object switches)
    {
        var all = switches.GetType().GetProperties().ToDictionary(one => one.Name, one => one.GetValue(switches));
        all.TryAdd("signInAs", User);
        return Server.SwitchAsync(all);
    }

    /// <summary>Signs in; the requests for that are forgotten.</summary>
    private protected async Task<ToolRun> SignInWithBrowserAsync(string profile = "acme", params string[] more)
    {
        var run = (await TryWithBrowserAsync(["login", "acme", "--profile", profile, "--no-browser", .. more])).ShouldExit(0);
        await Sandbox.ForgetRequestsAsync();
        return run;
    }

    /// <summary>Runs the tool, and goes to the page that it shows as a browser would, along all redirects.</summary>
    private protected async Task<ToolRun> TryWithBrowserAsync(params string[] args)
    {
        using var tool = Home.Start(new ToolCall(args));
        var ended = tool.EndAsync();
        var shown = tool.SaysLikeAsync(@"(http://\S+/authorize\?\S+)");
        if (await Task.WhenAny(shown, ended) == shown && shown.IsCompletedSuccessfully)
            await BrowseAsync(new(await shown));
        var run = await ended;
        await AliveAsync();
        return run.ShouldBehave(Home.Secrets);
    }

    /// <summary>Goes to a page, and from there wherever it leads.</summary>
    private protected static async Task<string> BrowseAsync(Uri page)
    {
        using var answer = await Browser.GetAsync(page);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A program that signs in for itself; its secret may be shown nowhere from now on.</summary>
    private protected async Task<string> RegisterJobAsync(string authentication = "client_secret_basic")
    {
        var secret = (await Server.RegisterAsync(Job, authentication))!;
        Home.Secrets.Add(secret);
        return secret;
    }

    /// <summary>The user's tokens that are alive, by the server's word; none of them may be shown from now on.</summary>
    private protected async Task<KnownToken[]> AliveAsync(string? query = null)
    {
        var tokens = await Server.TokensAsync(query ?? $"user={User}");
        Home.Secrets.AddRange(tokens.Select(token => token.Value));
        return [.. tokens.Where(token => token.Alive)];
    }

    /// <summary>The one token of that kind that is alive.</summary>
    private protected async Task<KnownToken> TheAsync(string kind) =>
        (await AliveAsync()).Where(token => token.Kind == kind).ShouldHaveSingleItem();

    private protected async Task ShouldBeDeadAsync(string? query = null) =>
        (await AliveAsync(query)).Select(token => token.Kind).ShouldBeEmpty();

    private protected async Task ShouldBeAliveAsync() =>
        (await AliveAsync()).Select(token => token.Kind).Order().ShouldBe(["access_token", "refresh_token"]);

    /// <summary>The token that the tool hands out.</summary>
    private protected async Task<string> TokenAsync(params string[] more) =>
        (await Home.RunAsync(new ToolCall(["token", .. more]) { Reveals = true })).ShouldExit(0).Out.TrimEnd('\n');
}
