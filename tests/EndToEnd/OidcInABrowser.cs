using System.Text.RegularExpressions;

namespace Authx.EndToEnd;

/// <summary>A person at a terminal and in a real browser, at a server that nobody here wrote (reference.md: A3).</summary>
public sealed class OidcInABrowser : OidcTest, IClassFixture<OidcHost>, IClassFixture<Chromium>
{
    private const Needs All = Needs.OidcProvider | Needs.Chromium | Needs.Terminal;

    private readonly Chromium _chromium;
    private readonly UsersBrowser _browser;

    public OidcInABrowser(OidcHost oidc, Chromium chromium)
        : base(oidc)
    {
        _chromium = chromium;
        _browser = new(Home);
    }

    [FactWhere(All)]
    [Trait("row", "A3")]
    public async Task A3_A_person_signs_in_and_out_and_both_tokens_are_dead()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home, _browser.Variables);
        await terminal.StartAsync("authx login native");
        var page = await LogInAsync(await _browser.AskedForAsync());
        (await page.SeesAsync("#allow")).ShouldContain("native asks for openid offline_access profile");
        await page.ClickAsync("#allow");

        (await page.SeesAsync("main")).ShouldContain("Signed in");
        await Screenshots.KeepAsync("signed-in", page);
        (await page.AddressAsync()).ShouldStartWith("http://127.0.0.1:");
        var (code, screen) = await terminal.EndAsync();
        code.ShouldBe(0, screen);
        var tokens = TokensOf("native");
        await ShouldBeAliveAsync(tokens);

        await terminal.TypeLineAsync("authx logout");

        await terminal.SeesAsync(Regex.Escape($"Logged out. Refresh token and access token ended at {Oidc.Address}; cleared profile \"native\"."));
        await ShouldBeDeadAsync(tokens, "native");
        ShouldShowNoSecret(await terminal.ScreenAsync());
    }

    [FactWhere(All)]
    public async Task Who_says_no_is_told_so_on_both_sides_and_nothing_is_kept()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home, _browser.Variables);
        await terminal.StartAsync("authx login native");
        var page = await LogInAsync(await _browser.AskedForAsync());
        await page.ClickAsync("#deny");

        (await page.SeesAsync("main")).ShouldContain("Not signed in");
        await Screenshots.KeepAsync("not-signed-in", page);
        var (code, screen) = await terminal.EndAsync();

        code.ShouldBe(4, screen);
        screen.ShouldContain("access_denied");
        Home.Has("native").ShouldBeFalse();
    }

    [FactWhere(All)]
    public async Task A_device_is_connected_and_the_browsers_own_session_is_ended_too()
    {
        await using var terminal = await TerminalSession.OpenAsync(Home, _browser.Variables);
        await terminal.StartAsync("authx login native --device");
        var screen = await terminal.SeesAsync("[A-Z]{4}-[A-Z]{4}");
        var code = Regex.Match(screen, "[A-Z]{4}-[A-Z]{4}").Value;
        screen.ShouldContain($"{Oidc.Address}/device");

        var page = await _chromium.OpenAsync(await _browser.AskedForAsync());
        (await page.SeesAsync("#confirm")).ShouldContain(code);
        await page.ClickAsync("#confirm");
        await LogInAsync(page);
        await page.ClickAsync("#allow");
        (await page.SeesAsync("#done")).ShouldContain("Device connected");
        await Screenshots.KeepAsync("device-connected", page);
        (await terminal.EndAsync()).ExitCode.ShouldBe(0);
        var tokens = TokensOf("native");

        await terminal.TypeLineAsync("authx logout --browser");

        var end = await _browser.AskedForAsync();
        end.Query.ShouldContain("client_id=native");
        end.Query.ShouldContain("logout_hint=");
        end.Query.ShouldNotContain("id_token_hint");
        await page.GoToAsync(end);
        await page.ClickAsync("#logout");
        (await page.SeesAsync("#done")).ShouldContain("Signed out");
        await ShouldBeDeadAsync(tokens, "native");
        ShouldShowNoSecret(await terminal.ScreenAsync());
    }

    private async Task<BrowserPage> LogInAsync(Uri address)
    {
        var page = await _chromium.OpenAsync(address);
        await LogInAsync(page);
        return page;
    }

    private static async Task LogInAsync(BrowserPage page)
    {
        await page.TypeAsync("#username", "ada");
        await page.TypeAsync("#password", OidcHost.Password);
        await page.ClickAsync("#login");
    }

    private void ShouldShowNoSecret(string screen)
    {
        foreach (var secret in Home.Secrets)
            screen.Contains(secret, StringComparison.Ordinal).ShouldBeFalse("the screen shows a secret");
    }
}
