using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Sandbox.Tests;

public sealed class OAuthIdTokenTests : OAuthTest
{
    [Fact]
    public async Task An_id_token_says_for_whom_about_whom_and_to_which_question()
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var client = await RegisterAsync();

        var tokens = await RedeemAsync(client, await CodeAsync(client, ("nonce", "n-1")));

        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(Text(tokens, "id_token").Split('.')[1])).RootElement;
        Text(claims, "iss").ShouldBe(Issuer);
        Text(claims, "aud").ShouldBe(client.Id);
        Text(claims, "sub").ShouldBe("acct_ada");
        Text(claims, "nonce").ShouldBe("n-1");
        claims.GetProperty("exp").GetInt64().ShouldBeGreaterThan(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Its_signature_is_that_of_the_published_key()
    {
        var (_, tokens) = await SignedInAsync();
        var key = (await Http.GetFromJsonAsync<JsonElement>("/id/jwks")).GetProperty("keys")[0];
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(Text(key, "n")),
            Exponent = Base64Url.DecodeFromChars(Text(key, "e")),
        });

        var parts = Text(tokens, "id_token").Split('.');

        rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_scope_there_is_none()
    {
        await MakeUserAsync();
        await SwitchAsync(new { signInAs = "ada" });
        var client = await RegisterAsync();

        var tokens = await RedeemAsync(client, await CodeAsync(client, ("scope", "metrics")));

        tokens.TryGetProperty("id_token", out _).ShouldBeFalse();
        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.Forbidden);
    }
}
