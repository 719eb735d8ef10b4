using System.Net;

namespace Authx.EndToEnd;

/// <summary>
/// The sample plugin against a registry that nobody here wrote, and that answers 200 to the end of a token without ending it:
/// what is said without a proof, and what a proof brings to light.
/// </summary>
public sealed class NpmRegistry(VerdaccioServer registry) : NpmTest, IClassFixture<VerdaccioServer>
{
    public override async Task InitializeAsync()
    {
        if (VerdaccioServer.Folder is null)
            return;
        await base.InitializeAsync();
        Configure(registry.Address);
    }

    [FactWhere(Needs.Verdaccio)]
    public async Task A_token_is_got_and_used_by_npm_itself()
    {
        var token = await SignInAsync(VerdaccioServer.User, VerdaccioServer.Password);
        (await RunAsync("whoami", "--json", "-v")).ShouldExit(0).Json.GetProperty("account").Text("name").ShouldBe("ada");
        (await registry.StatusOfAsync("authx-widgets", null)).ShouldBe(HttpStatusCode.Unauthorized);
        var npmrc = PutNpmrc(registry.Address, "${NPM_TOKEN}");
        var package = Directory.CreateDirectory(Path.Combine(Home.Directory, "widgets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(package, "package.json"), """{"name":"authx-widgets","version":"1.0.0"}""");

        (await RunAsync("exec", "npm", "--", "npm", "--userconfig", npmrc, "whoami")).ShouldExit(0).Out.Trim().ShouldBe("ada");
        (await RunAsync("exec", "npm", "--", "npm", "--userconfig", npmrc, "publish", package)).ShouldExit(0);

        (await registry.StatusOfAsync("authx-widgets", token)).ShouldBe(HttpStatusCode.OK);
        NoSecretLiesAbout();
    }

    [FactWhere(Needs.Verdaccio)]
    public async Task Without_a_proof_no_more_is_said_than_that_the_registry_accepted_the_end()
    {
        var token = await SignInAsync(VerdaccioServer.User, VerdaccioServer.Password);

        var run = await RunAsync("logout", "--json", "-v");

        run.ShouldExit(0);
        (run.Json.Text("revocation"), run.Json.Text("local")).ShouldBe(("revoked", "cleared"));
        run.Json.GetProperty("verified").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        run.Error.ShouldContain($"DELETE {registry.Address}/-/user/token/*** -> 200");
        (await registry.AcceptsAsync(token)).ShouldBeTrue("this registry lies, or it ends tokens now and these tests are out of date");
    }

    [FactWhere(Needs.Verdaccio)]
    public async Task With_a_proof_the_token_is_found_alive_and_kept()
    {
        var token = await SignInAsync(VerdaccioServer.User, VerdaccioServer.Password);

        var run = await RunAsync("logout", "--verify", "--json", "-v");

        run.ShouldExit(1);
        (run.Json.Text("revocation"), run.Json.Text("local"), run.Json.Text("verifiedBy")).ShouldBe(("failed", "kept", "whoami"));
        run.Json.GetProperty("revoked").GetBoolean().ShouldBeFalse();
        run.Json.GetProperty("verified").GetBoolean().ShouldBeFalse();
        run.Json.Text("error", "code").ShouldBe("stillAlive");
        Home.Has("npm").ShouldBeTrue();
        (await TokenAsync()).ShouldBe(token);
        (await RunAsync("logout", "--verify")).ShouldExit(1).Error.ShouldContain("still alive (whoami says so)");
    }

    [FactWhere(Needs.Verdaccio)]
    public async Task A_wrong_password_is_refused_in_words_and_nobody_is_registered()
    {
        foreach (var name in new[] { "ada", "nobody" })
        {
            var run = await Home.RunAsync(new ToolCall("login", "npm", "--username", name, "--password-stdin", "--json") { Input = "CANARY-wrong" });

            run.ShouldExit(1);
            run.Json.Text("error", "code").ShouldBe("credentialRefused");
        }
        Home.Has("npm").ShouldBeFalse();
    }

    [FactWhere(Needs.Verdaccio)]
    public async Task A_token_in_an_npmrc_is_taken_over_and_is_dead_to_nobody_else()
    {
        var token = await SignInAsync(VerdaccioServer.User, VerdaccioServer.Password);
        Configure(registry.Address, $"\"npmrc\": \"{PutNpmrc(registry.Address, token)}\"");

        (await RunAsync("login", "npm", "--profile", "mine", "-v", "--json")).ShouldExit(0).Json.Text("provenance").ShouldBe("imported");
        var run = await RunAsync("logout", "mine", "-v", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("skipped");
        run.Error.ShouldNotContain("DELETE");
        var wrong = PutNpmrc(registry.Address, "CANARY-wrong");
        (await RunAsync("login", "npm", "--profile", "mine", "--set", $"npmrc={wrong}", "--json")).ShouldExit(1).Json.Text("error", "message")!.ShouldContain("whose token");
    }
}
