namespace Authx.Provider.OAuth.Tests;

public sealed class AuthorizationRequestTests
{
    [Theory]
    [InlineData("https://id.example/authorize", "https://id.example/authorize?response_type=code&client_id=")]
    [InlineData("https://id.example/authorize?tenant=a%26b", "https://id.example/authorize?tenant=a%26b&response_type=code&client_id=")]
    [InlineData("https://id.example/authorize?", "https://id.example/authorize?response_type=code&client_id=")]
    [InlineData("https://id.example/authorize?a=1&", "https://id.example/authorize?a=1&response_type=code&client_id=")]
    [InlineData("https://id.example", "https://id.example/?response_type=code&client_id=")]
    public void The_query_that_the_endpoint_has_is_kept(string endpoint, string begin) =>
        Request(endpoint).ToUri().AbsoluteUri.ShouldStartWith(begin);

    [Fact]
    public void Everything_that_is_said_arrives_as_it_was_said()
    {
        var parameters = RedirectParameters.TryParse(Request("https://id.example/authorize").ToUri().Query[1..]).ShouldNotBeNull();

        parameters.ShouldBe(new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = "cli&x=1",
            ["redirect_uri"] = "http://127.0.0.1:1234/callback",
            ["scope"] = "openid offline_access",
            ["state"] = "s+1",
            ["nonce"] = "n1",
            ["code_challenge"] = "c1",
            ["code_challenge_method"] = "S256",
            ["login_hint"] = "ada@example.com",
            ["access_type"] = "offline",
        }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("redirect_uri")]
    [InlineData("code_challenge")]
    [InlineData("code_challenge_method")]
    [InlineData("response_type")]
    [InlineData("client_secret")]
    [InlineData("request_uri")]
    public void What_carries_the_protocol_is_reserved(string name) => AuthorizationRequest.IsReserved(name).ShouldBeTrue();

    [Theory]
    [InlineData("access_type")]
    [InlineData("domain_hint")]
    public void What_a_server_wants_besides_is_not(string name) => AuthorizationRequest.IsReserved(name).ShouldBeFalse();

    [Fact]
    public void The_example_of_RFC_7636_comes_out() =>
        new PkceVerifier(new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).Challenge.ShouldBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

    [Fact]
    public void A_verifier_is_fresh_and_long_enough_and_of_the_characters_that_are_allowed()
    {
        var verifiers = Enumerable.Range(0, 100).Select(_ => PkceVerifier.Create().Value.Reveal()).ToList();

        verifiers.Distinct().Count().ShouldBe(100);
        verifiers.ShouldAllBe(value => value.Length >= 43 && value.Length <= 128);
        verifiers.ShouldAllBe(value => value.All(character => char.IsAsciiLetterOrDigit(character) || "-._~".Contains(character)));
    }

    private static AuthorizationRequest Request(string endpoint) => new()
    {
        Endpoint = new(endpoint),
        ClientId = "cli&x=1",
        RedirectUri = "http://127.0.0.1:1234/callback",
        State = "s+1",
        Challenge = "c1",
        Scope = "openid offline_access",
        Nonce = "n1",
        Further = [new("login_hint", "ada@example.com"), new("access_type", "offline"), new("prompt", "")],
    };
}
