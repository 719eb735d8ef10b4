namespace Authx.EndToEnd;

/// <summary>A sign-in over a profile that is signed in already.</summary>
public sealed partial class OAuthLife
{
    [Fact]
    public async Task A_login_over_a_live_profile_stores_the_new_grant_and_then_ends_the_old()
    {
        await SignInWithBrowserAsync();
        var old = (await TheAsync("access_token")).Grant;

        (await TryWithBrowserAsync("login", "acme", "--no-browser")).ShouldExit(0);

        (await AliveAsync()).Select(token => token.Grant).Distinct().ShouldHaveSingleItem().ShouldNotBe(old);
        await ShouldBeAliveAsync();
        (await Sandbox.RequestsAsync()).TakeLast(2).ShouldBe(["POST /id/revoke", "POST /id/revoke"]);
        (await RunAsync("whoami")).ShouldExit(0);
    }

    [Fact]
    public async Task A_login_that_fails_or_is_denied_leaves_the_old_grant_alone()
    {
        await SignInWithBrowserAsync();
        var old = await TheAsync("access_token");

        await Sandbox.OrderAsync(new { match = "POST /id/token", fault = "status", status = 500 });
        (await TryWithBrowserAsync("login", "acme", "--no-browser", "--json")).ShouldExit(1);
        await Server.SwitchAsync(new { });
        using var tool = Home.Start(new ToolCall("login", "acme", "--no-browser", "--json", "--set", "prompt=none"));
        await BrowseAsync(new(await tool.SaysLikeAsync(@"(http://\S+/authorize\?\S+)")));
        (await tool.EndAsync()).ShouldExit(1).Json.Text("error", "message")!.ShouldContain("login_required");

        (await TheAsync("access_token")).ShouldBe(old);
        await ShouldBeAliveAsync();
        (await TokenAsync()).ShouldBe(old.Value);
    }

    [FactWhere(Needs.Unix)]
    public async Task A_login_that_is_interrupted_leaves_the_old_grant_alone()
    {
        await SignInWithBrowserAsync();
        var old = await TheAsync("access_token");
        using var tool = Home.Start(new ToolCall("login", "acme", "--device", "--json"));
        await tool.SaysLikeAsync("([A-Z]{4}-[A-Z]{4})");
        await Unix.InterruptAsync(tool);

        (await tool.EndAsync()).ShouldExit(130).Json.Text("error", "code").ShouldBe("interrupted");

        await ShouldBeAliveAsync();
        (await TokenAsync()).ShouldBe(old.Value);
    }
}
