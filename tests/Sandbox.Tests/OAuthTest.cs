using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Authx.Sandbox.Tests;

/// <summary>A sandbox with a client, and a user whom its authorization page signs in by itself.</summary>
public abstract class OAuthTest : PasswordTest
{
    protected const string Callback = "http://127.0.0.1:4711/callback";

    // Of the length that RFC 7636 wants, and no longer.
    protected static readonly string Verifier = new('v', 43);

    protected string Issuer => $"{Sandbox.Address.GetLeftPart(UriPartial.Authority)}/id";

    internal sealed record Registered(string Id, string? Secret);

    internal async Task<Registered> RegisterAsync(object? wanted = null)
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/oauth/clients", wanted ?? new { });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var client = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(Text(client, "id"), client.GetProperty("secret").GetString());
    }

    protected async Task SwitchAsync(object switches)
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/oauth/switches", switches);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    protected static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>The path and query that a client sends people to; null leaves a parameter out.</summary>
    protected static string AuthorizePath(string client, params (string Name, string? Value)[] other)
    {
        var query = HttpUtility.ParseQueryString("");
        query["response_type"] = "code";
        query["client_id"] = client;
        query["redirect_uri"] = Callback;
        query["scope"] = "openid offline_access";
        query["state"] = "st&te";
        query["code_challenge"] = Challenge(Verifier);
        query["code_challenge_method"] = "S256";
        foreach (var (name, value) in other)
            query[name] = value;
        return $"/id/authorize?{query}";
    }

    /// <summary>What stands in the address that somebody is sent back to.</summary>
    protected static Dictionary<string, string?> SentBack(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return query.AllKeys.ToDictionary(key => key!, key => query[key]);
    }

    internal async Task<string> CodeAsync(Registered client, params (string Name, string? Value)[] other)
    {
        using var answer = await Http.GetAsync(AuthorizePath(client.Id, other));
        return SentBack(answer)["code"]!;
    }

    protected async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.PostAsync(path, content);
    }

    protected async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(string path, params (string Name, string Value)[] form)
    {
        using var answer = await PostAsync(path, form);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length == 0 ? default : JsonDocument.Parse(body).RootElement);
    }

    /// <summary>The error by its name, with the status that goes with it.</summary>
    protected async Task<string> ErrorAsync(string path, params (string Name, string Value)[] form)
    {
        var (status, json) = await AskAsync(path, form);
        return $"{(int)status} {Text(json, "error")}";
    }

    /// <summary>Makes ada, signs her in with a public client, and returns its tokens.</summary>
    internal async Task<(Registered Client, JsonElement Tokens)> SignedInAsync(object? switches = null)
    {
        await MakeUserAsync();
        await SwitchAsync(switches ?? new { signInAs = "ada" });
        var client = await RegisterAsync();
        return (client, await RedeemAsync(client, await CodeAsync(client)));
    }

    internal async Task<JsonElement> RedeemAsync(Registered client, string code)
    {
        var (status, tokens) = await AskAsync("/id/token", ForCode(client, code));
        status.ShouldBe(HttpStatusCode.OK);
        return tokens;
    }

    internal static (string, string)[] ForCode(Registered client, string code) =>
        [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback), ("code_verifier", Verifier), ("client_id", client.Id)];

    internal static (string, string)[] ForRefresh(Registered client, string token) =>
        [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", client.Id)];

    protected Task<HttpStatusCode> UserinfoAsync(JsonElement tokens) => StatusAsync("GET", "/id/userinfo", Text(tokens, "access_token"));

    /// <summary>The server's word: which of all tokens are alive.</summary>
    protected async Task<string[]> AliveAsync(string query = "") =>
        [.. (await Http.GetFromJsonAsync<JsonElement>($"/sandbox/oauth/tokens{query}")).EnumerateArray()
            .Where(token => token.GetProperty("alive").GetBoolean())
            .Select(token => Text(token, "kind")).Order()];
}
