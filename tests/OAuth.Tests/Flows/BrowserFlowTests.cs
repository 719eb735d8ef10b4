using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Provider.OAuth.Tests;

public sealed class BrowserFlowTests
{
    private readonly FakeServer _server = new();
    private readonly ManualClock _clock = new();
    private Task<string>? _page;
    private FlowResult? _taken;

    [Fact]
    public async Task The_code_that_comes_back_is_exchanged_with_its_verifier_and_the_page_says_so()
    {
        _server.Answers(200, SomeFlow.Tokens);
        var user = Browsing(query => $"code=canary-code&state={query["state"]}");

        var result = await RunAsync(user);

        result.Tokens!.AccessToken.Reveal().ShouldBe("canary-access");
        var asked = SomeFlow.Query(user.Opened.ShouldHaveSingleItem());
        var form = SomeFlow.Form(_server.Requests.ShouldHaveSingleItem());
        form["grant_type"].ShouldBe("authorization_code");
        form["code"].ShouldBe("canary-code");
        form["client_id"].ShouldBe("cli");
        form["redirect_uri"].ShouldBe(asked["redirect_uri"]);
        asked["code_challenge"].ShouldBe(Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"])))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        asked["code_challenge_method"].ShouldBe("S256");
        asked["nonce"].ShouldBe(result.Nonce);
        (await _page!).ShouldContain("<h1>Signed in</h1>");
    }

    [Fact]
    public async Task What_ties_an_answer_to_its_sign_in_is_never_used_twice_nor_told()
    {
        var seen = new List<string>();
        foreach (var _ in (int[])[1, 2])
        {
            _server.Answers(200, SomeFlow.Tokens);
            var user = Browsing(query => $"code=canary-code&state={query["state"]}");
            await RunAsync(user);
            var asked = SomeFlow.Query(user.Opened[0]);
            var verifier = SomeFlow.Form(_server.Requests[^1])["code_verifier"];
            seen.AddRange([asked["state"], asked["nonce"], asked["code_challenge"], verifier]);
            user.Everything.ShouldNotContain(verifier);
            user.Everything.ShouldNotContain("canary");
            (await _page!).ShouldNotContain("canary");
        }

        seen.Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task What_the_settings_say_is_asked_for()
    {
        _server.Answers(200, SomeFlow.Tokens);
        var user = Browsing(query => $"code=c&state={query["state"]}");

        var result = await RunAsync(user, scope: "read write", settings:
        [
            (SettingKey.Prompt, "login"), (SettingKey.LoginHint, "ada"), (SettingKey.Audience, "api"),
            (SettingKey.Resource, "https://api.example"), ("extra.access_type", "offline"), (SettingKey.RedirectPath, "/"),
        ]);

        var asked = SomeFlow.Query(user.Opened[0]);
        asked["scope"].ShouldBe("read write");
        asked["prompt"].ShouldBe("login");
        asked["login_hint"].ShouldBe("ada");
        asked["audience"].ShouldBe("api");
        asked["resource"].ShouldBe("https://api.example");
        SomeFlow.Form(_server.Requests[^1])["resource"].ShouldBe("https://api.example");
        asked["access_type"].ShouldBe("offline");
        asked["redirect_uri"].ShouldMatch(@"^http://127\.0\.0\.1:\d+/$");
        asked.Keys.ShouldNotContain("nonce");
        result.Nonce.ShouldBeNull();
    }

    [Theory]
    [InlineData("code=canary-code&state=wrong", "(state)")]
    [InlineData("code=canary-code", "(state)")]
    [InlineData("code=canary-code&state={state}&iss=https://evil.example", "(iss)")]
    [InlineData("code=canary-code&state={state}&code=other", "twice")]
    [InlineData("error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E&state={state}", "declined")]
    public async Task A_redirect_that_is_hostile_or_refuses_ends_the_sign_in_and_nothing_is_exchanged(string query, string reason)
    {
        var result = await RunAsync(Browsing(asked => query.Replace("{state}", asked["state"], StringComparison.Ordinal)));

        result.Tokens.ShouldBeNull();
        result.Failure!.Outcome.ShouldBe(LoginOutcome.Failed);
        result.Failure.Error!.Message.ShouldContain(reason);
        result.Failure.Error.Message.ShouldNotContain("canary");
        _server.Requests.ShouldBeEmpty();
        var page = await _page!;
        page.ShouldContain("<h1>Not signed in</h1>");
        page.ShouldContain(WebUtility.HtmlEncode(reason));
        page.ShouldNotContain("<script");
        page.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_server_that_promised_its_name_and_does_not_give_it_is_refused()
    {
        var user = Browsing(asked => $"code=c&state={asked["state"]}");
        var context = SomeFlow.Context(_server, user, _clock);

        var result = await RunAsync(context with { Server = context.Server with { AnswersWithIssuer = true } });

        result.Failure!.Error!.Message.ShouldContain("(iss)");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_says_truthfully_that_the_exchange_failed()
    {
        _server.Answers(400, """{"error":"invalid_grant","error_description":"<b>used</b>"}""");

        var result = await RunAsync(Browsing(query => $"code=canary-code&state={query["state"]}"));

        result.Failure!.Error!.Message.ShouldContain("invalid_grant");
        var page = await _page!;
        page.ShouldContain("<h1>Not signed in</h1>");
        page.ShouldContain("&lt;b&gt;used");
    }

    [Fact]
    public async Task The_page_says_truthfully_that_what_the_sign_in_made_of_the_tokens_failed()
    {
        _server.Answers(200, SomeFlow.Tokens);
        var context = SomeFlow.Context(_server, Browsing(query => $"code=c&state={query["state"]}"), _clock);
        var failure = LoginResult.Failed(new() { Kind = ErrorKind.MalformedAnswer, Message = "the ID token is somebody else's" });

        var result = await new BrowserFlow(context, (_, _) => Task.FromResult(failure)).RunAsync(CancellationToken.None);

        result.ShouldBe(failure);
        (await _page!).ShouldContain("authx is not signed in: the ID token is somebody else&#39;s.");
    }

    [Fact]
    public async Task The_page_is_sent_even_if_the_sign_in_breaks_off()
    {
        _server.Answers(200, SomeFlow.Tokens);
        var context = SomeFlow.Context(_server, Browsing(query => $"code=c&state={query["state"]}"), _clock);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new BrowserFlow(context, (_, _) => throw new OperationCanceledException()).RunAsync(CancellationToken.None));

        (await _page!).ShouldContain("authx is not signed in: it was broken off.");
    }

    [Fact]
    public async Task Whoever_does_not_come_back_is_not_waited_for_for_ever()
    {
        var user = Browsing(null);
        var running = RunAsync(user);
        await _clock.UntilWaitingAsync(1);

        _clock.Advance(BrowserFlow.Patience);
        var result = await running;

        result.Failure!.Error!.Kind.ShouldBe(ErrorKind.TimedOut);
        result.Failure.Error.Message.ShouldContain("5 minutes");
        (await RawClient.IsNobodyThereAsync(PortOf(user.Opened[0]))).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_no_open_door_and_no_code_is_exchanged()
    {
        using var cancel = new CancellationTokenSource();
        var user = Browsing(null);
        var running = RunAsync(SomeFlow.Context(_server, user, _clock), cancel.Token);
        await _clock.UntilWaitingAsync(1);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        (await RawClient.IsNobodyThereAsync(PortOf(user.Opened[0]))).ShouldBeTrue();
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_exchange_that_is_under_way_when_the_user_gives_up_is_finished_so_that_its_tokens_can_be_ended()
    {
        using var cancel = new CancellationTokenSource();
        _server.Does(() =>
        {
            cancel.Cancel();
            return new(HttpStatusCode.OK) { Content = new StringContent(SomeFlow.Tokens, Encoding.UTF8, "application/json") };
        });

        var result = await RunAsync(SomeFlow.Context(_server, Browsing(query => $"code=c&state={query["state"]}"), _clock), cancel.Token);

        result.Tokens!.RefreshToken!.Reveal().ShouldBe("canary-refresh");
    }

    [Fact]
    public async Task Without_a_browser_the_page_is_told_with_its_host_and_how_the_answer_gets_here()
    {
        _server.Answers(200, SomeFlow.Tokens);
        var user = new FakeUser
        {
            Browser = _ => throw new InvalidOperationException("no browser is wanted"),
            Reads = message =>
            {
                if (message.Contains("https://", StringComparison.Ordinal))
                    Browse(new(message[message.IndexOf("https://", StringComparison.Ordinal)..]), query => $"code=c&state={query["state"]}");
            },
        };

        var result = await RunAsync(user, LoginWay.NoBrowser);

        result.Tokens.ShouldNotBeNull();
        user.Told[0].ShouldStartWith("Open this page at id.example: https://id.example/authorize?");
        user.Everything.ShouldContain("--device");
        user.Everything.ShouldContain("redirect.port");
    }

    [Fact]
    public async Task With_a_fixed_port_the_line_that_forwards_it_is_told()
    {
        var port = FreePort();
        _server.Answers(200, SomeFlow.Tokens);
        var user = new FakeUser { Reads = _ => { } };
        var running = RunAsync(user, settings: [(SettingKey.RedirectPort, $"{port}")]);
        await _clock.UntilWaitingAsync(1);

        Browse(user.Opened[0], query => $"code=c&state={query["state"]}");

        (await running).Tokens.ShouldNotBeNull();
        user.Everything.ShouldContain($"ssh -L {port}:127.0.0.1:{port}");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_the_way_to_choose_another()
    {
        var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = await RunAsync(Browsing(null), settings: [(SettingKey.RedirectPort, $"{port}")]);
        taken.Stop();

        result.Failure!.Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        result.Failure.Error.Message.ShouldContain($"port {port} of this machine is taken");
        result.Failure.Error.Message.ShouldContain("redirect.port");
    }

    private Task<FlowResult> RunAsync(FakeUser user, LoginWay way = LoginWay.Unspecified, string scope = "openid", params (string Key, string Value)[] settings) =>
        RunAsync(SomeFlow.Context(_server, user, _clock, way, scope, settings));

    private async Task<FlowResult> RunAsync(FlowContext context, CancellationToken cancellationToken = default)
    {
        var result = await new BrowserFlow(context, (taken, _) => Task.FromResult(Take(taken))).RunAsync(cancellationToken);
        return _taken ?? new() { Failure = result };
    }

    // What a sign-in makes of tokens is not what these tests are about.
    private LoginResult Take(FlowResult taken)
    {
        _taken = taken;
        return taken.Failure ?? new() { Outcome = LoginOutcome.SignedIn };
    }

    private FakeUser Browsing(Func<IReadOnlyDictionary<string, string>, string>? answer) => new() { Browser = page => Browse(page, answer) };

    // The server's page, for as long as it takes to send the browser back.
    private void Browse(Uri page, Func<IReadOnlyDictionary<string, string>, string>? answer)
    {
        var asked = SomeFlow.Query(page);
        if (answer is null)
            return;
        var back = new Uri(asked["redirect_uri"]);
        _page = RawClient.GetAsync(back.Port, $"{back.AbsolutePath}?{answer(asked)}");
    }

    private static int PortOf(Uri page) => new Uri(SomeFlow.Query(page)["redirect_uri"]).Port;

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
