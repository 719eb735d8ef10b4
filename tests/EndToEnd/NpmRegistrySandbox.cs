namespace Authx.EndToEnd;

/// <summary>The sample plugin against a registry below a path that really ends tokens, by the registry's own word.</summary>
public sealed class NpmRegistrySandbox(SandboxHost sandbox) : NpmTest, IClassFixture<SandboxHost>
{
    private const string Password = "CANARY-pä\"ss & wörd +%41";

    private readonly string _user = "ada-" + Guid.NewGuid().ToString("N")[..8];

    private string Registry => sandbox.Address + "/npm";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await sandbox.CallOffFaultsAsync();
        await sandbox.MakeUserAsync(_user, Password);
        await sandbox.ForgetRequestsAsync();
        Configure(Registry);
    }

    [Fact]
    public async Task The_token_ends_at_the_registry_and_that_is_proven()
    {
        var token = await SignInAsync(_user, Password);
        (await sandbox.AcceptsAsync(token)).ShouldBeTrue();
        (await RunAsync("whoami", "--json", "-v")).ShouldExit(0).Json.GetProperty("account").Text("id").ShouldBe(_user);
        NoSecretLiesAbout();

        var run = await RunAsync("logout", "--verify", "--json", "-v");

        run.ShouldExit(0);
        (run.Json.Text("revocation"), run.Json.Text("verifiedBy"), run.Json.Text("local")).ShouldBe(("revoked", "whoami", "cleared"));
        run.Json.GetProperty("verified").GetBoolean().ShouldBeTrue();
        run.Error.ShouldContain($"DELETE {Registry}/-/user/token/*** -> 200");
        (await sandbox.AcceptsAsync(token)).ShouldBeFalse();
        (await RunAsync("whoami")).ShouldExit(1);
    }

    [Fact]
    public async Task In_words_it_says_what_was_ended_and_where()
    {
        await SignInAsync(_user, Password);

        (await RunAsync("logout", "--verify")).ShouldExit(0).Out
            .ShouldContain($"Logged out. Token ended at {Registry}, verified by whoami; cleared profile \"npm\".");
    }

    [Fact]
    public async Task With_the_configuration_gone_it_ends_all_the_same()
    {
        var token = await SignInAsync(_user, Password);
        File.Delete(Home.ConfigFile);

        (await RunAsync("logout", "npm", "-v")).ShouldExit(0);

        (await sandbox.AcceptsAsync(token)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_that_is_gone_already_is_said_so()
    {
        await SignInAsync(_user, Password);
        foreach (var session in await sandbox.SessionsOfAsync(_user))
            await sandbox.ExpireAsync(session);

        (await RunAsync("whoami", "--json")).ShouldExit(1);
        (await RunAsync("logout", "--json", "-v")).ShouldExit(0).Json.Text("revocation").ShouldBe("alreadyGone");
    }

    [Fact]
    public async Task A_one_time_code_is_sent_and_a_missing_or_wrong_one_is_said_so()
    {
        var user = _user + "-2fa";
        await sandbox.MakeUserAsync(user, Password, "981347");
        Home.Secrets.Add("981347");

        (await LoginAsync(user)).ShouldExit(64).Error.ShouldContain("--otp");
        (await LoginAsync(user, "--otp", "000000", "--json")).ShouldExit(1).Json.Text("error", "message")!.ShouldContain("one-time code");
        (await LoginAsync(user, "--otp", "981347")).ShouldExit(0);
    }

    [Fact]
    public async Task A_token_from_an_npmrc_is_not_ended_unless_that_is_asked_for()
    {
        var token = await SignInAsync(_user, Password);
        Configure(Registry, $"\"npmrc\": \"{PutNpmrc(Registry, "${CI_TOKEN}")}\"");
        var variables = new Dictionary<string, string> { ["CI_TOKEN"] = token };

        (await Home.RunAsync(new ToolCall("login", "npm", "--profile", "mine", "-v") { Variables = variables })).ShouldExit(0).Error.ShouldContain("--revoke ends it at the service too");
        (await RunAsync("logout", "mine", "-v", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("skipped");
        (await sandbox.AcceptsAsync(token)).ShouldBeTrue();

        (await Home.RunAsync(new ToolCall("login", "npm", "--profile", "mine", "-v") { Variables = variables })).ShouldExit(0);
        (await RunAsync("logout", "mine", "--revoke", "--verify", "-v", "--json")).ShouldExit(0).Json.Text("revocation").ShouldBe("revoked");
        (await sandbox.AcceptsAsync(token)).ShouldBeFalse();
        (await RunAsync("login", "npm", "--profile", "mine", "--json")).ShouldExit(1).Json.Text("error", "message")!.ShouldContain("CI_TOKEN, which is not set");
    }

    [Fact]
    public async Task A_token_that_is_piped_in_is_the_users()
    {
        var token = await SignInAsync(_user, Password);

        (await Home.RunAsync(new ToolCall("login", "npm", "--profile", "mine", "--token-stdin", "-v") { Input = token })).ShouldExit(0);
        (await RunAsync("logout", "mine")).ShouldExit(0);
        (await sandbox.AcceptsAsync(token)).ShouldBeTrue();

        var wrong = new ToolCall("login", "npm", "--profile", "mine", "--token-stdin", "--json") { Input = "CANARY-wrong" };
        (await Home.RunAsync(wrong)).ShouldExit(1).Json.Text("error", "code").ShouldBe("credentialRefused");
        Home.Has("mine").ShouldBeFalse();
    }

    private Task<ToolRun> LoginAsync(string user, params string[] more) =>
        Home.RunAsync(new ToolCall(["login", "npm", "--username", user, "--password-stdin", "-v", .. more]) { Input = Password });
}
