namespace Authx.EndToEnd;

/// <summary>Faults while somebody signs in: nothing is kept here, and nothing is left alive at the server.</summary>
public sealed partial class OAuthFaults
{
    private const string OneForm = "/.well-known/oauth-authorization-server/id";
    private const string OtherForm = "/id/.well-known/openid-configuration";

    [Theory]
    [InlineData("refuse", "unreachable")]
    [InlineData("reset", "unreachable")]
    [InlineData("hang", "timeout")]
    [InlineData("slow", "timeout")]
    [InlineData("status", "serverError")]
    [InlineData("redirect", "malformedAnswer")]
    [InlineData("garbage", null)]
    [InlineData("endless", "malformedAnswer")]
    [InlineData("wrongType", null)]
    public async Task Without_discovery_there_is_no_sign_in_and_the_message_says_why(string fault, string? code)
    {
        await FaultyDiscoveryAsync(new { fault, times = 0 });

        var run = await RunAsync("login", "acme", "--no-browser", "--json", "--timeout", "3s");

        ShouldBeNothingHere(run, code);
    }

    [Theory]
    [InlineData(OneForm)]
    [InlineData(OtherForm)]
    public async Task One_form_of_discovery_is_enough(string missing)
    {
        await Sandbox.OrderAsync(new { match = $"GET {missing}", fault = "status", status = 404, times = 0 });

        await SignInWithBrowserAsync();

        await ShouldBeAliveAsync();
    }

    [Fact]
    public async Task A_discovery_that_names_another_issuer_is_not_believed()
    {
        await FaultyDiscoveryAsync(new { fault = "patch", patch = new { issuer = Sandbox.Address + "/other" } });

        var run = await RunAsync("login", "acme", "--no-browser", "--json");

        ShouldBeNothingHere(run, null);
        run.Json.Text("error", "message")!.ShouldContain("/other");
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("hang")]
    [InlineData("slow")]
    [InlineData("status")]
    [InlineData("redirect")]
    [InlineData("garbage")]
    [InlineData("endless")]
    [InlineData("wrongType")]
    public async Task A_token_endpoint_that_fails_at_the_sign_in_leaves_nothing_here(string fault)
    {
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault, times = 0 });

        ShouldBeNothingHere(await TryWithBrowserAsync("login", "acme", "--no-browser", "--json", "--timeout", "5s"), null);

        await ShouldBeDeadAsync();
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("hang")]
    [InlineData("slow")]
    [InlineData("status")]
    [InlineData("redirect")]
    [InlineData("garbage")]
    [InlineData("endless")]
    [InlineData("wrongType")]
    public async Task A_device_endpoint_that_fails_is_said_so_and_leaves_nothing_here(string fault)
    {
        await Sandbox.OrderAsync(new { match = "POST /id/device_authorization", fault, times = 0 });

        ShouldBeNothingHere(await RunAsync("login", "acme", "--device", "--json", "--timeout", "3s"), null);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://id.example/device")]
    [InlineData("https://ada:secret@id.example/device")]
    public async Task A_page_that_nobody_should_open_is_neither_opened_nor_shown(string page)
    {
        await Sandbox.OrderAsync(new { match = "POST /id/device_authorization", fault = "patch", patch = new { verification_uri = page } });

        var run = await RunAsync("login", "acme", "--device", "--json");

        ShouldBeNothingHere(run, null);
        run.Said.ShouldNotContain(page);
    }

    [Fact]
    public async Task A_device_asks_on_through_a_bad_answer_and_a_word_to_slow_down()
    {
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "status", status = 503 });
        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "answer", status = 400, body = """{"error":"slow_down"}""" });
        using var tool = Home.Start(new ToolCall("login", "acme", "--device"));

        await Server.AnswerDeviceAsync(await tool.SaysLikeAsync("([A-Z]{4}-[A-Z]{4})"), User, approve: true);

        (await tool.EndAsync()).ShouldExit(0);
        await ShouldBeAliveAsync();
        (await Sandbox.RequestsAsync()).Count(one => one == "POST /id/token").ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_names_no_interval_is_asked_every_five_seconds()
    {
        await Sandbox.OrderAsync(new { match = "POST /id/device_authorization", fault = "patch", patch = new { interval = (int?)null } });
        using var tool = Home.Start(new ToolCall("login", "acme", "--device"));

        await Server.AnswerDeviceAsync(await tool.SaysLikeAsync("([A-Z]{4}-[A-Z]{4})"), User, approve: true);

        (await tool.EndAsync()).ShouldExit(0);
        (await Sandbox.RequestsAsync()).Count(one => one == "POST /id/token").ShouldBe(1);
    }

    [Fact]
    public async Task A_sign_in_that_nobody_finishes_in_the_time_given_changes_nothing()
    {
        var run = await RunAsync("login", "acme", "--device", "--json", "--timeout", "2s");

        ShouldBeNothingHere(run, "timeout");
        await ShouldBeDeadAsync();
    }

    // A request has as long as the whole call, and which of the two clocks is faster is chance.
    private static string? CodeOf(ToolRun run) => run.Json.Text("error", "code") is var code && code == "pluginTimeout" ? "timeout" : code;

    private async Task FaultyDiscoveryAsync(object fault)
    {
        foreach (var form in (string[])[OneForm, OtherForm])
        {
            var order = fault.GetType().GetProperties().ToDictionary(one => one.Name, one => one.GetValue(fault));
            order["match"] = $"GET {form}";
            await Sandbox.OrderAsync(order);
        }
    }

    private void ShouldBeNothingHere(ToolRun run, string? code)
    {
        // What the server says of itself and what the settings say do not fit: that is for the user to put right.
        run.ShouldExit(run.Json.Text("error", "code") == "invalidSettings" ? 64 : 1);
        run.Json.Text("error", "code").ShouldNotBe("unexpected");
        if (code is not null)
            CodeOf(run).ShouldBe(code);
        run.Json.Text("error", "hint")!.ShouldContain("Nothing was changed on this machine.");
        run.Said.ShouldNotContain("\u001b");
        if (Directory.Exists(Home.Profiles))
            Directory.GetFiles(Home.Profiles).ShouldBeEmpty();
    }
}
