using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Sandbox.Tests;

/// <summary>How clients show who they are, and what becomes of those who do not.</summary>
public sealed class OAuthClientTests : OAuthTest
{
    private const string Jwt = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    [Fact]
    public async Task Basic_credentials_are_form_encoded_first()
    {
        var client = await RegisterAsync(new { authentication = "client_secret_basic" });

        (await BasicAsync(client.Id, Uri.EscapeDataString(client.Secret!))).ShouldBe(HttpStatusCode.OK);
        (await BasicAsync(client.Id, client.Secret!)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_client_shows_itself_in_the_way_that_it_was_registered_with()
    {
        var basic = await RegisterAsync(new { authentication = "client_secret_basic" });
        var post = await RegisterAsync(new { authentication = "client_secret_post" });

        (await ErrorAsync("/id/token", ForItself(basic.Id, ("client_secret", basic.Secret!)))).ShouldBe("401 invalid_client");
        (await BasicAsync(post.Id, Uri.EscapeDataString(post.Secret!))).ShouldBe(HttpStatusCode.Unauthorized);
        (await ErrorAsync("/id/token", ForItself(post.Id, ("client_secret", "wrong")))).ShouldBe("401 invalid_client");
        (await AskAsync("/id/token", ForItself(post.Id, ("client_secret", post.Secret!)))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_public_client_gets_nothing_for_itself()
    {
        var client = await RegisterAsync();

        (await ErrorAsync("/id/token", ForItself(client.Id))).ShouldBe("400 unauthorized_client");
        (await ErrorAsync("/id/token", ForItself("nobody"))).ShouldBe("401 invalid_client");
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task A_signed_assertion_shows_a_client_once(string algorithm)
    {
        using var rsa = RSA.Create(2048);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AsymmetricAlgorithm key = algorithm == "RS256" ? rsa : elliptic;
        var client = await RegisterAsync(new { authentication = "private_key_jwt", publicKey = key.ExportSubjectPublicKeyInfoPem() });
        byte[] Sign(byte[] text) => algorithm == "RS256"
            ? rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : elliptic.SignData(text, HashAlgorithmName.SHA256);

        var assertion = Assertion(algorithm, client.Id, Issuer, Sign);

        (await AssertAsync(assertion)).ShouldBe(HttpStatusCode.OK);
        (await AssertAsync(assertion)).ShouldBe(HttpStatusCode.Unauthorized);
        (await AssertAsync(Assertion(algorithm, client.Id, "https://elsewhere.example", Sign))).ShouldBe(HttpStatusCode.Unauthorized);
        (await AssertAsync(Assertion(algorithm, client.Id, Issuer, _ => new byte[64]))).ShouldBe(HttpStatusCode.Unauthorized);
        (await AssertAsync("no.token.at-all")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_client_without_its_key_is_not_registered()
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/oauth/clients", new { authentication = "private_key_jwt" });
        using var other = await Http.PostAsJsonAsync("/sandbox/oauth/clients", new { authentication = "by_letter" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        other.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Clients_are_listed_without_their_secrets()
    {
        var client = await RegisterAsync(new { id = "ci", authentication = "client_secret_post" });

        var list = await Http.GetStringAsync("/sandbox/oauth/clients");

        list.ShouldBe("""[{"id":"ci","authentication":"client_secret_post"}]""");
        list.ShouldNotContain(client.Secret!);
    }

    private async Task<HttpStatusCode> BasicAsync(string id, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/id/token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> AssertAsync(string assertion) => (await AskAsync(
        "/id/token", ("grant_type", "client_credentials"), ("client_assertion_type", Jwt), ("client_assertion", assertion))).Status;

    private static (string, string)[] ForItself(string id, params (string, string)[] more) =>
        [("grant_type", "client_credentials"), ("client_id", id), .. more];

    private static string Assertion(string algorithm, string client, string audience, Func<byte[], byte[]> sign)
    {
        var until = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeSeconds();
        var text = Part(new { alg = algorithm }) + "." + Part(new { iss = client, sub = client, aud = audience, exp = until, jti = Guid.NewGuid() });
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Part(object content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
