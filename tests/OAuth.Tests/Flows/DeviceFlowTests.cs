using System.Net;
using System.Text;

namespace Authx.Provider.OAuth.Tests;

public sealed class DeviceFlowTests
{
    private const string Begun =
        """{"device_code":"canary-device","user_code":"WDJB-MJHT","verification_uri":"https://id.example/activate","expires_in":600}""";

    private const string Pending = """{"error":"authorization_pending"}""";

    private readonly FakeServer _server = new();
    private readonly FakeUser _user = new();
    private readonly ManualClock _clock = new() { Jumps = true };

    [Fact]
    public async Task The_page_and_the_code_are_told_and_the_server_is_asked_until_it_is_done()
    {
        _server.Answers(200, Begun).Answers(400, Pending).Answers(428, Pending).Answers(200, SomeFlow.Tokens);

        var result = await RunAsync();

        result.Tokens!.AccessToken.Reveal().ShouldBe("canary-access");
        result.Nonce.ShouldBeNull();
        _user.Told[0].ShouldBe("To sign in, open this page at id.example, on any device: https://id.example/activate");
        _user.Told[1].ShouldBe("Type this code there: WDJB-MJHT");
        _user.Everything.ShouldNotContain("canary");
        _user.Opened.ShouldBeEmpty();
        Waits.ShouldBe([5, 5, 5]);
        var begun = SomeFlow.Form(_server.Requests[0]);
        begun["client_id"].ShouldBe("cli");
        begun["scope"].ShouldBe("openid");
        _server.Requests[1].Url.ShouldBe("https://id.example/token");
        var poll = SomeFlow.Form(_server.Requests[1]);
        poll["grant_type"].ShouldBe("urn:ietf:params:oauth:grant-type:device_code");
        poll["device_code"].ShouldBe("canary-device");
        poll["client_id"].ShouldBe("cli");
    }

    [Fact]
    public async Task Whom_the_tokens_are_for_is_said_with_each_request()
    {
        _server.Answers(200, Begun).Answers(200, SomeFlow.Tokens);

        await new DeviceFlow(SomeFlow.Context(_server, _user, _clock, settings: (SettingKey.Resource, "https://api.example"))).RunAsync(CancellationToken.None);

        _server.Requests.Select(asked => SomeFlow.Form(asked)["resource"]).ShouldBe(["https://api.example", "https://api.example"]);
    }

    [Fact]
    public async Task The_page_that_has_the_code_is_told_too_and_opened_where_there_is_a_browser()
    {
        _server.Answers(200, With("\"verification_uri_complete\":\"https://login.example/activate?code=WDJB-MJHT\"")).Answers(200, SomeFlow.Tokens);
        var user = new FakeUser { Browser = _ => { } };

        await RunAsync(user);

        user.Opened.ShouldBe([new("https://login.example/activate?code=WDJB-MJHT")]);
        user.Everything.ShouldContain("https://id.example/activate");
        user.Everything.ShouldContain("Type this code there: WDJB-MJHT");
        user.Everything.ShouldContain("at login.example");
    }

    [Fact]
    public async Task With_no_browser_wanted_none_is_opened()
    {
        _server.Answers(200, Begun).Answers(200, SomeFlow.Tokens);
        var user = new FakeUser { Browser = _ => { } };

        await RunAsync(user, LoginWay.NoBrowser);

        user.Opened.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://id.example/activate")]
    [InlineData("http://localhost/activate")]
    [InlineData("https://user:password@id.example/")]
    [InlineData("https:///activate")]
    [InlineData("ssh://id.example")]
    [InlineData("data:text/html,x")]
    [InlineData("/activate")]
    public async Task An_address_that_is_not_safe_is_refused_before_anything_is_shown(string address)
    {
        foreach (var begun in (string[])[Begun.Replace("https://id.example/activate", address, StringComparison.Ordinal), With($"\"verification_uri_complete\":\"{address}\"")])
        {
            var user = new FakeUser { Browser = _ => { } };
            var server = new FakeServer().Answers(200, begun);

            var result = await new DeviceFlow(SomeFlow.Context(server, user, _clock)).RunAsync(CancellationToken.None);

            result.Failure!.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
            user.Told.ShouldBeEmpty();
            user.Opened.ShouldBeEmpty();
            server.Requests.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_server_on_this_machine_and_one_that_says_url_are_understood()
    {
        _server.Answers(200, Begun.Replace("verification_uri", "verification_url", StringComparison.Ordinal)
            .Replace("https://id.example", "http://127.0.0.1:8080", StringComparison.Ordinal)).Answers(200, SomeFlow.Tokens);

        await RunAsync();

        _user.Told[0].ShouldContain("at 127.0.0.1, on any device: http://127.0.0.1:8080/activate");
    }

    [Theory]
    [InlineData("\"interval\":1", 1)]
    [InlineData("\"interval\":\"7\"", 7)]
    [InlineData("\"interval\":0", 5)]
    [InlineData("\"interval\":-3", 5)]
    [InlineData("\"interval\":1e12", 5)]
    [InlineData("\"interval\":\"soon\"", 5)]
    public async Task The_interval_is_the_servers_unless_it_is_none(string member, int expected)
    {
        _server.Answers(200, With(member)).Answers(200, SomeFlow.Tokens);

        await RunAsync();

        Waits.ShouldBe([expected]);
    }

    [Fact]
    public async Task Who_is_asked_to_slow_down_does_so_for_good()
    {
        const string slowDown = """{"error":"slow_down"}""";
        _server.Answers(200, Begun).Answers(400, slowDown).Answers(400, Pending).Answers(429, slowDown).Answers(200, Pending).Answers(200, SomeFlow.Tokens);

        await RunAsync();

        Waits.ShouldBe([5, 10, 10, 15, 15]);
    }

    [Fact]
    public async Task A_server_that_is_not_reached_or_in_trouble_is_asked_less_often()
    {
        _server.Answers(200, Begun)
            .Throws(new HttpRequestException(HttpRequestError.ConnectionError))
            .Throws(new TaskCanceledException())
            .Answers(503, "", "text/html", ("Retry-After", "45"))
            .Answers(429)
            .Answers(400, Pending)
            .Answers(200, SomeFlow.Tokens);

        (await RunAsync()).Tokens.ShouldNotBeNull();

        Waits.ShouldBe([5, 10, 20, 45, 60, 60]);
    }

    [Fact]
    public async Task The_code_is_not_asked_about_once_it_has_expired()
    {
        _server.Answers(200, Begun.Replace("600", "12", StringComparison.Ordinal)).Answers(400, Pending).Answers(400, Pending);

        var result = await RunAsync();

        result.Failure!.Error!.Kind.ShouldBe(ErrorKind.TimedOut);
        result.Failure.Error.Message.ShouldContain("expired");
        Waits.ShouldBe([5, 5, 5]);
        _server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("expired_token", ErrorKind.TimedOut, "expired")]
    [InlineData("access_denied", ErrorKind.Denied, "declined")]
    [InlineData("invalid_grant", ErrorKind.CredentialRefused, "invalid_grant")]
    [InlineData("invalid_client", ErrorKind.ClientRefused, "invalid_client")]
    public async Task A_final_answer_ends_the_waiting(string code, ErrorKind kind, string words)
    {
        _server.Answers(200, Begun).Answers(400, $$"""{"error":"{{code}}","error_description":"\u001b[2J\u001b]0;canary\u0007 \u202e text"}""");

        var result = await RunAsync();

        result.Failure!.Error!.Kind.ShouldBe(kind);
        result.Failure.Error.Message.ShouldContain(words);
        result.Failure.Error.Message.ShouldNotContain("\u001b");
        result.Failure.Error.Message.ShouldNotContain("\u0007");
        result.Failure.Error.Message.ShouldNotContain("\u202e");
        _server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_code_full_of_escape_sequences_is_shown_without_them()
    {
        _server.Answers(200, Begun.Replace("WDJB-MJHT", "\\u001b[31mWDJB\\u0007\\n-MJ\\u202eHT", StringComparison.Ordinal)).Answers(200, SomeFlow.Tokens);

        await RunAsync();

        _user.Told[1].ShouldBe("Type this code there: [31mWDJB-MJHT");
    }

    [Theory]
    [InlineData("\"user_code\":\"WDJB-MJHT\"", "\"user_code\":\"\\u001b\"")]
    [InlineData("\"user_code\":\"WDJB-MJHT\"", "\"user_code\":7")]
    [InlineData("\"device_code\":\"canary-device\"", "\"device_code\":\"canary \\n\"")]
    [InlineData("\"device_code\":\"canary-device\"", "\"other\":1")]
    public async Task An_answer_without_codes_that_can_be_used_is_refused(string part, string instead)
    {
        _server.Answers(200, Begun.Replace(part, instead, StringComparison.Ordinal));

        var result = await RunAsync();

        result.Failure!.Error!.Kind.ShouldBe(ErrorKind.MalformedAnswer);
        result.Failure.Error.Message.ShouldNotContain("canary");
        _user.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(404, "")]
    [InlineData(302, "")]
    [InlineData(500, "")]
    public async Task A_server_that_gives_out_no_code_fails_the_sign_in(int status, string body)
    {
        _server.Answers(status, body);

        (await RunAsync()).Failure!.Outcome.ShouldBe(LoginOutcome.Failed);

        _user.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_gives_up_while_waiting_is_let_go_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var clock = new ManualClock();
        _server.Answers(200, Begun);
        var running = new DeviceFlow(SomeFlow.Context(_server, _user, clock)).RunAsync(cancel.Token);
        await clock.UntilWaitingAsync(1);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_poll_that_is_under_way_when_the_user_gives_up_is_finished_and_its_tokens_are_handed_over()
    {
        using var cancel = new CancellationTokenSource();
        _server.Answers(200, Begun).Does(() => Cancelling(cancel, HttpStatusCode.OK, SomeFlow.Tokens));

        var result = await RunAsync(cancel);

        result.Tokens!.RefreshToken!.Reveal().ShouldBe("canary-refresh");
    }

    [Fact]
    public async Task A_poll_that_brought_nothing_when_the_user_gave_up_is_the_last()
    {
        using var cancel = new CancellationTokenSource();
        _server.Answers(200, Begun).Does(() => Cancelling(cancel, HttpStatusCode.BadRequest, Pending));

        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(cancel));

        _server.Requests.Count.ShouldBe(2);
    }

    private async Task<FlowResult> RunAsync(CancellationTokenSource cancel)
    {
        var clock = new ManualClock();
        var running = new DeviceFlow(SomeFlow.Context(_server, _user, clock)).RunAsync(cancel.Token);
        await clock.UntilWaitingAsync(1);
        clock.Advance(TimeSpan.FromSeconds(5));
        return await running;
    }

    private IEnumerable<double> Waits => _clock.Waits.Select(wait => wait.TotalSeconds);

    private Task<FlowResult> RunAsync(FakeUser? user = null, LoginWay way = LoginWay.Unspecified) =>
        new DeviceFlow(SomeFlow.Context(_server, user ?? _user, _clock, way)).RunAsync(CancellationToken.None);

    private static string With(string member) => $"{Begun[..^1]},{member}}}";

    private static HttpResponseMessage Cancelling(CancellationTokenSource cancel, HttpStatusCode status, string body)
    {
        cancel.Cancel();
        return new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
