namespace Authx.Provider.OAuth.Tests;

public sealed class ProofTests
{
    private static readonly (string, string?) Userinfo = ("endpoints.userinfo", "https://id.example/me");
    private static readonly (string, string?) Introspection = ("endpoints.introspection", "https://id.example/introspect");
    private static readonly (string, string?) KnowsBoth = ("introspects", "accessToken refreshToken");

    [Fact]
    public async Task Introspection_proves_both_tokens()
    {
        var server = new FakeServer().Answers(200, """{"active":false}""").Answers(200, """{"active":false}""");

        var proofs = await Ask(server, default, Introspection, KnowsBoth, Userinfo);

        proofs.Select(p => (p.Kind, p.State, p.By)).ShouldBe(
            [(CredentialKind.RefreshToken, ProofState.Dead, "introspection"), (CredentialKind.AccessToken, ProofState.Dead, "introspection")]);
        server.Lines.ShouldAllBe(line => line == "POST /introspect");
    }

    [Theory]
    [InlineData(401, ProofState.Dead)]
    [InlineData(403, ProofState.Unknown)]
    [InlineData(500, ProofState.Unknown)]
    public async Task Without_introspection_userinfo_must_refuse_the_access_token(int status, ProofState expected)
    {
        var server = new FakeServer().Sends(status);

        var proof = (await Ask(server, default, Userinfo)).ShouldHaveSingleItem();

        (proof.Kind, proof.State, proof.By).ShouldBe((CredentialKind.AccessToken, expected, "userinfo"));
        server.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Bearer " + The.AccessToken);
    }

    [Fact]
    public async Task The_refresh_token_is_shown_to_nothing_but_introspection()
    {
        var server = new FakeServer().Sends(401);

        await Ask(server, default, Userinfo, ("introspects", "accessToken"));

        server.Requests.ShouldAllBe(asked => !(asked.Body ?? "").Contains(The.RefreshToken) && !asked.Headers.Values.Any(v => v.Contains(The.RefreshToken)));
    }

    [Fact]
    public async Task Each_is_asked_about_once_since_asking_again_is_the_hosts_to_decide()
    {
        var server = new FakeServer().Answers(200, """{"active":true}""").Answers(200, """{"active":false}""");

        var proofs = await Ask(server, default, Introspection, KnowsBoth);

        proofs.Select(p => p.State).ShouldBe([ProofState.Alive, ProofState.Dead]);
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(401, """{"active":false}""")]
    [InlineData(403, "")]
    [InlineData(503, "")]
    public async Task An_introspection_that_does_not_say_so_proves_nothing(int status, string body)
    {
        var proof = (await Ask(new FakeServer().Answers(status, body), default, Introspection, ("introspects", "accessToken"))).ShouldHaveSingleItem();

        proof.State.ShouldBe(ProofState.Unknown);
        proof.Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_introspection_that_never_called_a_token_alive_is_not_believed_when_it_calls_it_dead() =>
        (await Ask(new FakeServer(), default, Introspection)).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"active":true}""", """{"active":true}""", "accessToken refreshToken")]
    [InlineData("""{"active":true}""", """{"active":false}""", "accessToken")]
    [InlineData("""{"active":false}""", """{"active":true}""", "refreshToken")]
    [InlineData("""{"active":false}""", """{"active":false}""", null)]
    public async Task The_sign_in_tries_what_introspection_knows(string ofAccess, string ofRefresh, string? expected)
    {
        var settings = The.Fixed(("endpoints.introspection", "https://id.example/introspect"));
        var server = new FakeServer().Answers(200, The.Tokens).Answers(200, ofAccess).Answers(200, ofRefresh);

        var grant = (await The.SignIn(server, settings, The.Brought("old", CredentialKind.RefreshToken))).Grant!;

        grant.Pins.GetValueOrDefault("introspects").ShouldBe(expected);
        grant.Pins.ContainsKey("endpoints.introspection").ShouldBe(expected is not null);
    }

    [Fact]
    public async Task A_client_that_may_not_introspect_asks_once()
    {
        var settings = The.Fixed(("endpoints.introspection", "https://id.example/introspect"));
        var server = new FakeServer().Answers(200, The.Tokens).Sends(401);

        var result = await The.SignIn(server, settings, The.Brought("old", CredentialKind.RefreshToken));

        result.Outcome.ShouldBe(LoginOutcome.SignedIn);
        result.Grant!.Pins.ContainsKey("endpoints.introspection").ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<CredentialProof>> Ask(FakeServer server, CancellationToken cancellationToken, params (string, string?)[] pins)
    {
        var host = The.Host(server, clock: new TestClock { Skips = TimeSpan.FromSeconds(1) });
        return (await The.Provider.ProveAsync(The.Question(The.Grant(pins), host), cancellationToken)).Credentials;
    }
}
