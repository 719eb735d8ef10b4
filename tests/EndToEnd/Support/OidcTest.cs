namespace Authx.EndToEnd.Support;

/// <summary>The tokens that a profile holds.</summary>
internal sealed record HeldTokens(string? Refresh, string? Access);

/// <summary>A home with a service at oidc-provider for each way in which a client is known there.</summary>
public abstract class OidcTest : IDisposable
{
    private readonly OidcHost _oidc;

    protected OidcTest(OidcHost oidc)
    {
        _oidc = oidc;
        Home.Secrets.AddRange([OidcHost.Password, OidcHost.ClientSecret]);
        SecretFile = Path.Combine(Home.Directory, "client-secret");
        PutPrivate(SecretFile, OidcHost.ClientSecret);
        Configure();
    }

    private protected Home Home { get; } = new();

    private protected OidcHost Oidc => _oidc;

    /// <summary>A file with the secret of every client that has one.</summary>
    private protected string SecretFile { get; }

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<ToolRun> RunAsync(params string[] args) => Home.RunAsync(args);

    /// <summary>What somebody who knows the client would give with the sign-in.</summary>
    private protected string[] SecretOf(string service) => service is "basic" or "post" or "machine" ? ["--client-secret-file", SecretFile] : [];

    /// <summary>Signs in as that person in the browser.</summary>
    private protected async Task<ToolRun> SignInAsync(string service = "native", string username = "ada", params string[] more)
    {
        using var tool = StartSignIn(service, more);
        using var person = new PlainBrowser();
        var page = await person.SignInAsync(await PageOf(tool), username, OidcHost.Password);
        var run = (await tool.EndAsync()).ShouldExit(0);
        page.ShouldContain("Signed in");
        TokensOf(service);
        return run.ShouldBehave(Home.Secrets);
    }

    /// <summary>Starts a sign-in that shows its page: off a terminal none is opened.</summary>
    private protected RunningTool StartSignIn(string service, params string[] more) =>
        Home.Start(new ToolCall(["login", service, "--no-browser", .. SecretOf(service), .. more]));

    /// <summary>The page that a sign-in shows.</summary>
    private protected static async Task<Uri> PageOf(RunningTool tool) => new(await tool.SaysLikeAsync(@"Open this page at [^ ]+: (\S+)$"));

    /// <summary>What is in the profile's vault; none of it may be shown from now on.</summary>
    private protected HeldTokens TokensOf(string profile)
    {
        var secrets = Documents.Single(File.ReadAllText(Home.ProfileFile(profile))).GetProperty("secrets");
        Home.Secrets.AddRange(secrets.EnumerateObject().Select(one => one.Value.GetString()!));
        return new(Find("refreshToken"), Find("accessToken"));

        string? Find(string kind) => secrets.TryGetProperty(kind, out var token) ? token.GetString() : null;
    }

    /// <summary>The server's own word: neither token lets anybody in any more, and the refresh token brings no new one.</summary>
    private protected async Task ShouldBeDeadAsync(HeldTokens tokens, string client)
    {
        if (tokens.Access is { } access)
            (await Oidc.IsActiveAsync(access)).ShouldBeFalse("the access token is alive");
        if (tokens.Refresh is not { } refresh)
            return;
        (await Oidc.IsActiveAsync(refresh)).ShouldBeFalse("the refresh token is alive");
        if (client != "signing")
            (await Oidc.RefreshErrorAsync(client, refresh)).ShouldBe("invalid_grant");
    }

    private protected async Task ShouldBeAliveAsync(HeldTokens tokens)
    {
        foreach (var token in new[] { tokens.Refresh, tokens.Access }.OfType<string>())
            (await Oidc.IsActiveAsync(token)).ShouldBeTrue();
    }

    private protected static void PutPrivate(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void Configure()
    {
        var server = $"\"provider\": \"oauth\", \"issuer\": \"{Oidc.Address}\"";
        // This server does as OpenID Connect Core says in section 11: no refresh token that nobody was asked about.
        const string scope = "\"scope\": \"openid offline_access profile\", \"prompt\": \"consent\"";
        Home.Configure($$"""
            { "services": {
              "native": { {{server}}, "clientId": "native", {{scope}}, "env": "NATIVE_TOKEN" },
              "basic": { {{server}}, "clientId": "basic", "clientAuth": "basic", {{scope}} },
              "post": { {{server}}, "clientId": "post", "clientAuth": "post", {{scope}} },
              "signing": { {{server}}, "clientId": "signing", "clientAuth": "private_key_jwt", {{scope}},
                "clientKeyFile": "{{KeyFile}}", "clientKeyId": "RS256", "clientKeyAlgorithm": "RS256" },
              "machine": { {{server}}, "clientId": "machine", "clientAuth": "basic", "flow": "client-credentials", "scope": "read" }
            } }
            """);
    }

    /// <summary>Where the private key of the client called "signing" is looked for.</summary>
    private protected string KeyFile => Path.Combine(Home.Directory, "client-key.pem");
}
