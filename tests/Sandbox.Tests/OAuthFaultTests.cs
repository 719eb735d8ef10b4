namespace Authx.Sandbox.Tests;

/// <summary>A server that answers almost as it should.</summary>
public sealed class OAuthFaultTests : OAuthTest
{
    [Fact]
    public async Task A_patch_changes_members_of_the_true_answer_and_takes_some_away()
    {
        await OrderAsync(new { match = "POST /id/token", fault = "patch", patch = new { expires_in = (int?)null, token_type = "BEARER", more = new { deep = true } } });

        var (_, tokens) = await SignedInAsync();

        tokens.TryGetProperty("expires_in", out _).ShouldBeFalse();
        Text(tokens, "token_type").ShouldBe("BEARER");
        tokens.GetProperty("more").GetProperty("deep").GetBoolean().ShouldBeTrue();
        (await UserinfoAsync(tokens)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_errors_description_can_be_anything()
    {
        await OrderAsync(new { match = "POST /id/token", fault = "patch", patch = new { error_description = "\u001b]0;owned\u0007" } });

        var (status, json) = await AskAsync("/id/token", ("grant_type", "x"), ("client_id", (await RegisterAsync()).Id));

        status.ShouldBe(HttpStatusCode.BadRequest);
        Text(json, "error_description").ShouldBe("\u001b]0;owned\u0007");
    }

    [Fact]
    public async Task Both_forms_of_discovery_can_lie()
    {
        foreach (var path in (string[])["/.well-known/oauth-authorization-server/id", "/id/.well-known/openid-configuration"])
        {
            await OrderAsync(new { match = $"GET {path}", fault = "patch", patch = new { issuer = "https://elsewhere.example" } });

            Text(await Http.GetFromJsonAsync<JsonElement>(path), "issuer").ShouldBe("https://elsewhere.example");
            Text(await Http.GetFromJsonAsync<JsonElement>(path), "issuer").ShouldBe(Issuer);
        }
    }

    [Fact]
    public async Task An_answer_is_made_up_and_nothing_is_done()
    {
        var (client, tokens) = await SignedInAsync();
        await OrderAsync(new { match = "POST /id/revoke", fault = "answer", status = 200, type = "text/html", body = "<h1>done</h1>" });

        using var answer = await PostAsync("/id/revoke", ("client_id", client.Id), ("token", Text(tokens, "refresh_token")));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("<h1>done</h1>");
        (await AliveAsync()).ShouldBe(["access_token", "refresh_token"]);
    }

    [Theory]
    [InlineData("/id/token")]
    [InlineData("/id/revoke")]
    [InlineData("/id/introspect")]
    [InlineData("/id/userinfo")]
    [InlineData("/id/device_authorization")]
    [InlineData("/id/jwks")]
    [InlineData("/id/authorize")]
    [InlineData("/id/.well-known/openid-configuration")]
    [InlineData("/.well-known/oauth-authorization-server/id")]
    public async Task Every_endpoint_can_be_at_fault(string path)
    {
        await OrderAsync(new { match = $"* {path}", fault = "status", status = 503, retryAfter = 7 });

        using var answer = await Http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_patch_without_a_patch_is_refused()
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/faults", new { match = "POST /id/token", fault = "patch" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
