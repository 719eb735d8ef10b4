namespace Authx.EndToEnd;

/// <summary>The exit codes, and what every failure leaves.</summary>
public sealed partial class Plexctl
{
    [Theory]
    [Trait("row", "P6")]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task P6_What_the_server_no_longer_knows_is_gone_and_the_profile_cleared(int status)
    {
        var key = await SignInAsync();
        await DeleteAtServerAsync(key);
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status, times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(0).Json.Text("revocation").ShouldBe("alreadyGone");
        run.Json.GetProperty("revoked").GetBoolean().ShouldBeTrue();
        Home.Has("sandbox").ShouldBeFalse();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData(401)]
    [InlineData(404)]
    public async Task P6_A_key_that_the_server_still_accepts_is_not_gone_whatever_the_deletion_answered(int status)
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status, times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(1).Json.Text("revocation").ShouldBe("failed");
        run.Json.Text("local").ShouldBe("kept");
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData("status", "serverError")]
    [InlineData("refuse", "unreachable")]
    [InlineData("redirect", null)]
    [InlineData("loseAnswer", null)]
    public async Task P6_A_failure_at_the_server_is_1_and_keeps_everything(string fault, string? code)
    {
        await SignInAsync();
        var before = await File.ReadAllTextAsync(Home.ProfileFile("sandbox"));
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault, location = "https://elsewhere.example/", times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(1).Json.Keys().ShouldBe(ReportKeys);
        run.Json.Text("revocation").ShouldBe("failed");
        run.Json.Text("local").ShouldBe("kept");
        if (code is not null)
            run.Json.Text("error", "code").ShouldBe(code);
        run.Json.Text("error", "hint")!.ShouldContain("authx logout sandbox");
        (await File.ReadAllTextAsync(Home.ProfileFile("sandbox"))).ShouldBe(before);
        Home.Default.ShouldBe("sandbox");
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_server_that_asks_to_wait_is_1_with_the_time_to_wait()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 429, retryAfter = 120, times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json", "--timeout", "2s");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("rateLimited");
        run.Json.At("error", "retryable").GetBoolean().ShouldBeTrue();
        run.Json.At("error", "retryAfter").GetInt32().ShouldBe(120);
        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_server_that_never_answers_is_1_after_the_timeout()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "hang", times = 0 });

        var run = await RunAsync("logout", "--revoke", "--json", "--timeout", "1s");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBeOneOf("timeout", "pluginTimeout");
        run.Json.At("error", "retryable").GetBoolean().ShouldBeTrue();

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_key_that_cannot_be_addressed_at_the_server_is_2_and_kept()
    {
        Home.Configure($$$"""
            { "services": { "s": { "provider": "apikey", "server": "{{{Sandbox.Address}}}", "header": "X-Api-Key", "keys": { "delete": { "path": "/v1/keys/{keyId}" } } } } }
            """);
        await SignInAsync("s", service: "s");

        var run = await RunAsync("logout", "--revoke", "--json");

        run.ShouldExit(2).Json.Text("error", "code").ShouldBe("credentialUnrecognizable");
        (await Sandbox.RequestsAsync()).ShouldBeEmpty();
        Home.Has("s").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_A_server_that_denies_it_is_4_and_the_key_is_kept()
    {
        await SignInAsync();
        await Sandbox.OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 403, times = 0 });

        (await RunAsync("logout", "--revoke", "--json")).ShouldExit(4).Json.Text("error", "code").ShouldBe("denied");

        Home.Has("sandbox").ShouldBeTrue();
    }

    [Theory]
    [Trait("row", "P6")]
    [InlineData("logout", "a", "b")]
    [InlineData("logout", "--no-such-option")]
    [InlineData("logout", "a", "--profile", "b")]
    [InlineData("logout", "--local", "--revoke")]
    [InlineData("logout", "--timeout", "soon")]
    [InlineData("logout", "--output", "xml")]
    [InlineData("logout", "--profile", "../x")]
    [InlineData("logout", "--profile")]
    public async Task P6_Wrong_usage_is_64_with_what_to_run_next_and_touches_nothing(params string[] args)
    {
        await SignInAsync("a");

        var run = await RunAsync(args);

        run.ShouldExit(64).Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("error: ");
        Home.Has("a").ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "P6")]
    public async Task P6_Wrong_usage_is_one_document_too_where_a_document_was_asked_for()
    {
        var run = await RunAsync("logout", "--no-such-option", "--json");

        run.ShouldExit(64).Json.Keys().ShouldBe(ReportKeys);
        run.Json.Text("error", "code").ShouldBe("usage");
    }
}
