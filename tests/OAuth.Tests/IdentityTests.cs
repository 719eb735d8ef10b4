using System.Security.Cryptography;

namespace Authx.Provider.OAuth.Tests;

/// <summary>Whose tokens they are: a sign-in by a code, with an ID token and userinfo.</summary>
public sealed class IdentityTests : IDisposable
{
    private const string Loopback = "http://127.0.0.1:9000";
    private const string Code = """{"device_code":"canary-device","user_code":"AB-CD","verification_uri":"https://id.example/go","interval":1,"expires_in":600}""";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly FakePeople _people = new();
    private readonly List<Grant> _saved = [];

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task The_ID_token_tells_whose_it_is_and_is_not_kept()
    {
        var result = await SignIn(Answering(IdToken()));

        result.Error?.Message.ShouldBeNull();
        (result.Grant!.Account!.Id, result.Grant.Account.Name).ShouldBe(("u1", "ada"));
        result.Grant.Credentials.Select(c => c.Kind).ShouldBe([CredentialKind.RefreshToken, CredentialKind.AccessToken]);
        result.Grant.SupportingSecrets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Straight_from_the_token_endpoint_over_TLS_the_keys_are_not_asked_for()
    {
        var server = Answering(IdToken(), The.Document(more: ",\"jwks_uri\":\"https://id.example/jwks\""));

        (await SignIn(server)).Outcome.ShouldBe(LoginOutcome.SignedIn);

        server.Lines.ShouldNotContain("GET /jwks");
    }

    [Theory]
    [InlineData("\"iss\":\"https://evil.example\"")]
    [InlineData("\"iss\":\"https://id.example/\"")]
    [InlineData("\"aud\":\"another\"")]
    [InlineData("\"exp\":1")]
    public async Task An_ID_token_that_does_not_hold_fails_the_sign_in_and_what_was_given_out_can_be_ended(string claim)
    {
        var result = await SignIn(Answering(IdToken(claim)));

        result.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Error!.Message.ShouldStartWith("the server's ID token cannot be believed: ");
        _saved.ShouldHaveSingleItem().Credentials.Count.ShouldBe(2);
        _saved[0].Revocability.ShouldBe(Revocability.AtServer);
    }

    [Fact]
    public async Task Userinfo_fills_in_the_name_and_is_pinned()
    {
        var server = Answering(IdToken("\"preferred_username\":null"), userinfo: true).Answers(200, """{"sub":"u1","email":"ada@x"}""");

        var grant = (await SignIn(server)).Grant!;

        (grant.Account!.Id, grant.Account.Name).ShouldBe(("u1", "ada@x"));
        grant.Pins["endpoints.userinfo"].ShouldBe("https://id.example/me");
        server.Requests[^1].Header("Authorization").ShouldBe("Bearer " + The.AccessToken);
    }

    [Fact]
    public async Task Userinfo_about_somebody_else_fails_the_sign_in() =>
        (await SignIn(Answering(IdToken(), userinfo: true).Answers(200, """{"sub":"u2"}"""))).Error!.Message.ShouldContain("two different accounts");

    [Fact]
    public async Task A_server_that_tells_nobody_is_signed_in_to_all_the_same()
    {
        var result = await SignIn(Answering(null, userinfo: true).Sends(500));

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        result.Grant!.Account.ShouldBeNull();
        _people.Warned.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_openid_userinfo_is_not_asked() =>
        (await SignIn(Answering(null, userinfo: true), "read")).Outcome.ShouldBe(LoginOutcome.SignedIn);

    [Fact]
    public async Task On_plain_http_the_signature_counts_too()
    {
        var keys = $$"""{"keys":[{{TokenMaker.Jwk(_key, "P-256")}}]}""";
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var strange = $$"""{"keys":[{{TokenMaker.Jwk(other, "P-256")}}]}""";

        var good = await SignIn(Plain().Answers(200, keys), settings: OnLoopback);
        var bad = await SignIn(Plain().Answers(200, strange), settings: OnLoopback);
        var unread = await SignIn(Plain().Sends(500), settings: OnLoopback);

        good.Outcome.ShouldBe(LoginOutcome.SignedIn);
        bad.Error!.Message.ShouldContain("none of the server's keys has signed it");
        unread.Error!.Kind.ShouldBe(ErrorKind.ServerError);
    }

    [Fact]
    public async Task The_page_that_ends_the_session_in_the_browser_carries_no_token()
    {
        var document = The.Document(more: ",\"end_session_endpoint\":\"https://id.example/bye?x=1\"");

        var grant = (await SignIn(Answering(IdToken("\"preferred_username\":\"ada b\""), document))).Grant!;

        grant.BrowserLogoutPage.ShouldBe("https://id.example/bye?x=1&client_id=authx-cli&logout_hint=ada%20b");
    }

    [Fact]
    public async Task The_way_that_was_chosen_is_said_and_how_to_choose_the_other()
    {
        await SignIn(Answering(IdToken()));

        _people.Told[0].ShouldBe("Signing in with a code on another device, because this is a test; --no-browser shows a page for a browser on this machine instead.");
    }

    private static (string, string)[] OnLoopback =>
        [("issuer", Loopback), ("discovery", "off"), ("endpoints.token", Loopback + "/token"), ("endpoints.device", Loopback + "/device"), ("endpoints.jwks", Loopback + "/jwks")];

    private FakeServer Plain() => new FakeServer().Answers(200, Code).Answers(200, Tokens(IdToken($"\"iss\":\"{Loopback}\"")));

    private static FakeServer Answering(string? idToken, string? document = null, bool userinfo = false) => new FakeServer()
        .Answers(200, document ?? The.Document(more: userinfo ? ",\"userinfo_endpoint\":\"https://id.example/me\"" : ""))
        .Answers(200, Code)
        .Answers(200, Tokens(idToken));

    private static string Tokens(string? idToken) =>
        $$"""{"access_token":"{{The.AccessToken}}","refresh_token":"{{The.RefreshToken}}","expires_in":60{{(idToken is null ? "" : $",\"id_token\":\"{idToken}\"")}}}""";

    private string IdToken(string claim = "\"x\":1")
    {
        var claims = new Dictionary<string, string>
        {
            ["iss"] = "\"https://id.example\"",
            ["aud"] = "\"authx-cli\"",
            ["sub"] = "\"u1\"",
            ["preferred_username"] = "\"ada\"",
            ["iat"] = $"{The.Now.ToUnixTimeSeconds()}",
            ["exp"] = $"{The.Now.AddMinutes(5).ToUnixTimeSeconds()}",
        };
        var (name, value) = (claim.Split("\":")[0].Trim('"'), claim[(claim.IndexOf("\":", StringComparison.Ordinal) + 2)..]);
        claims[name] = value;
        var payload = $"{{{string.Join(',', claims.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}";
        return TokenMaker.Token("""{"alg":"ES256"}""", payload, input => _key.SignData(input, HashAlgorithmName.SHA256));
    }

    private Task<LoginResult> SignIn(FakeServer server, string scope = "openid", (string, string)[]? settings = null) => The.Provider.LoginAsync(
        The.Login(
            The.Host(server, _people, new TestClock { Skips = TimeSpan.FromSeconds(10) }),
            The.Settings([("scope", scope), .. settings ?? []]), saved: _saved),
        CancellationToken.None);
}
