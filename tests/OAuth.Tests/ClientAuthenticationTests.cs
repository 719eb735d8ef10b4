using System.Security.Cryptography;
using System.Text;

namespace Authx.Provider.OAuth.Tests;

public sealed class ClientAuthenticationTests
{
    [Fact]
    public async Task A_public_client_says_its_id_in_the_body()
    {
        var asked = await Send(new(The.ClientId, ClientMethod.None));

        asked.Body.ShouldBe("token=t&client_id=authx-cli");
        asked.Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Basic_writes_id_and_secret_as_in_a_form_first()
    {
        var asked = await Send(new("a:b c", ClientMethod.Basic) { Secret = new("p%+&ä ") });

        Encoding.ASCII.GetString(Convert.FromBase64String(asked.Header("Authorization")!["Basic ".Length..])).ShouldBe("a%3Ab+c:p%25%2B%26%C3%A4+");
        asked.Body.ShouldBe("token=t");
    }

    [Fact]
    public async Task Post_says_both_in_the_body() =>
        (await Send(new("id", ClientMethod.Post) { Secret = new("s&x") })).Body.ShouldBe("token=t&client_id=id&client_secret=s%26x");

    [Theory]
    [InlineData("token", "https://id.example/token")]
    [InlineData("issuer", "https://id.example")]
    [InlineData("endpoint", "https://id.example/revoke")]
    public async Task A_key_signs_who_the_client_is(string audience, string expected)
    {
        using var key = RSA.Create(2048);
        var assertion = new ClientAssertion(new(key.ExportPkcs8PrivateKeyPem()), "RS256", "k1")
        { Audience = audience, Issuer = The.Issuer, TokenEndpoint = new("https://id.example/token"), Clock = new TestClock() };

        var form = (await Send(new("robot", ClientMethod.PrivateKeyJwt) { Assertion = assertion })).Form();

        form["client_id"].ShouldBe("robot");
        form["client_assertion_type"].ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        var statement = TokenMaker.Read(form["client_assertion"]!);
        TokenMaker.Keys(TokenMaker.Jwk(key, ",\"kid\":\"k1\"")).Verifies(statement).ShouldBeTrue();
        statement.Header.GetProperty("kid").GetString().ShouldBe("k1");
        (statement.Text("iss"), statement.Text("sub")).ShouldBe(("robot", "robot"));
        statement.Audiences.ShouldBe([expected]);
        statement.Time("exp").ShouldBe(The.Now.AddMinutes(1));
        statement.Text("jti").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task No_statement_is_made_twice()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var assertion = new ClientAssertion(new(key.ExportPkcs8PrivateKeyPem()), null, null) { Clock = new TestClock() };
        var client = new ClientAuthentication("robot", ClientMethod.PrivateKeyJwt) { Assertion = assertion };

        TokenMaker.Read((await Send(client)).Form()["client_assertion"]!).Text("jti")
            .ShouldNotBe(TokenMaker.Read((await Send(client)).Form()["client_assertion"]!).Text("jti"));
    }

    [Fact]
    public async Task A_key_that_cannot_sign_is_said_and_nothing_is_sent()
    {
        var assertion = new ClientAssertion(new("canary"), null, null) { Clock = new TestClock() };
        var server = new FakeServer();

        var answer = await new Wire(The.Host(server)).PostAsync(
            new("https://id.example/revoke"), new(), new("robot", ClientMethod.PrivateKeyJwt) { Assertion = assertion }, CancellationToken.None);

        answer.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        answer.Error.Message.ShouldNotContain("canary");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "Basic")]
    [InlineData("", "Basic")]
    [InlineData("client_secret_basic client_secret_post", "Basic")]
    [InlineData("client_secret_post", "Post")]
    [InlineData("private_key_jwt client_secret_post none", "Post")]
    [InlineData("private_key_jwt", "Basic")]
    public void A_secret_is_shown_as_the_server_lists_it(string? listed, string expected) =>
        ClientMethods.WithSecret(listed?.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("Post", "client_secret_basic client_secret_post", "Post")]
    [InlineData("Post", "client_secret_basic", "Basic")]
    [InlineData("Basic", "client_secret_post", "Post")]
    [InlineData("None", "client_secret_post", "None")]
    [InlineData("PrivateKeyJwt", "client_secret_post", "PrivateKeyJwt")]
    public void Another_endpoint_takes_what_the_token_endpoint_took_unless_it_lists_otherwise(string method, string listed, string expected) =>
        ClientMethods.At(listed.Split(' '), Enum.Parse<ClientMethod>(method)).ToString().ShouldBe(expected);

    private static async Task<Asked> Send(ClientAuthentication client)
    {
        var server = new FakeServer().Sends(200);
        await new Wire(The.Host(server)).PostAsync(new("https://id.example/revoke"), new Form().Add("token", "t"), client, CancellationToken.None);
        return server.Requests.ShouldHaveSingleItem();
    }
}
