using System.Net.Sockets;

namespace Authx.Provider.OAuth.Tests;

public sealed class RedirectListenerTests : IDisposable
{
    private static readonly RedirectPlace Place = new("127.0.0.1", 0, "/callback");

    private readonly ManualClock _clock = new();
    private readonly RedirectListener _listener;

    public RedirectListenerTests() => _listener = RedirectListener.Start(Place, _clock);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task The_browser_comes_back_and_gets_its_page_when_it_is_known_how_it_ended()
    {
        _listener.RedirectUri.ShouldBe($"http://127.0.0.1:{_listener.Port}/callback");
        using var browser = await RawClient.ConnectAsync(_listener.Port);
        await browser.SendAsync(RawClient.Request("/callback?code=c&state=s", $"127.0.0.1:{_listener.Port}"));

        using var visit = await _listener.WaitAsync(CancellationToken.None);
        visit.Query.ShouldBe("code=c&state=s");
        var page = browser.ReceiveAsync();
        page.IsCompleted.ShouldBeFalse();
        await visit.AnswerAsync(ResultPage.SignedIn("https://id.example"));
        visit.Dispose();

        (await page).ShouldStartWith("HTTP/1.1 200 OK\r\n");
        (await page).ShouldContain("<h1>Signed in</h1>");
    }

    [Fact]
    public async Task A_request_may_come_in_pieces()
    {
        using var browser = await RawClient.ConnectAsync(_listener.Port);
        foreach (var character in RawClient.Request("/callback?code=c", $"127.0.0.1:{_listener.Port}"))
            await browser.SendAsync(character.ToString());

        using var visit = await _listener.WaitAsync(CancellationToken.None);
        visit.Query.ShouldBe("code=c");
    }

    [Theory]
    [InlineData("GET", "/favicon.ico", "404")]
    [InlineData("GET", "/", "404")]
    [InlineData("GET", "/callback/", "404")]
    [InlineData("GET", "/Callback?code=x", "404")]
    [InlineData("GET", "//callback?code=x", "404")]
    [InlineData("POST", "/callback?code=x", "405")]
    [InlineData("HEAD", "/callback?code=x", "405")]
    [InlineData("OPTIONS", "/callback?code=x", "405")]
    [InlineData("get", "/callback?code=x", "405")]
    [InlineData("GET", "callback?code=x", "400")]
    [InlineData("GET", "http://127.0.0.1/callback?code=x", "400")]
    [InlineData("GET", "*", "400")]
    [InlineData("GET", "/callback?code=x y", "400")]
    public async Task Whatever_else_is_asked_for_is_turned_away_and_does_not_count(string method, string target, string status)
    {
        (await RawClient.GetAsync(_listener.Port, target, method: method)).ShouldStartWith($"HTTP/1.1 {status} ");

        await TheRightOneStillComesThroughAsync();
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1:{port}.evil.example")]
    [InlineData("127.0.0.1:0{port}")]
    [InlineData("")]
    public async Task A_page_whose_name_was_made_to_lead_here_is_turned_away(string host)
    {
        var named = host.Replace("{port}", $"{_listener.Port}", StringComparison.Ordinal);

        (await RawClient.GetAsync(_listener.Port, "/callback?code=x", named)).ShouldStartWith("HTTP/1.1 421 ");

        await TheRightOneStillComesThroughAsync();
    }

    [Theory]
    [InlineData("GET /callback?code=x HTTP/1.1\r\n\r\n", "421")]
    [InlineData("GET /callback?code=x HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}\r\n\r\n", "400")]
    [InlineData("GET /callback?code=x\r\nHost: 127.0.0.1:{port}\r\n\r\n", "400")]
    [InlineData("GET /callback?code=x HTTP/2\r\nHost: 127.0.0.1:{port}\r\n\r\n", "400")]
    [InlineData("GET /callback?code=x#y HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n", "400")]
    [InlineData("GET /callback?code=x HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: \u0001\r\n\r\n", "400")]
    [InlineData("\u0016\u0003\u0001\u0002\r\n\r\n", "400")]
    [InlineData("\r\n\r\n", "400")]
    public async Task What_is_no_proper_request_is_turned_away(string request, string status)
    {
        using var client = await RawClient.ConnectAsync(_listener.Port);
        await client.SendAsync(request.Replace("{port}", $"{_listener.Port}", StringComparison.Ordinal));

        (await client.ReceiveAsync()).ShouldStartWith($"HTTP/1.1 {status} ");

        await TheRightOneStillComesThroughAsync();
    }

    [Theory]
    [InlineData("GET /callback?code=")]
    [InlineData("GET /callback?code=x HTTP/1.1\r\nCookie: ")]
    public async Task A_huge_request_is_turned_away(string begin)
    {
        using var client = await RawClient.ConnectAsync(_listener.Port);
        await client.SendAsync(begin + new string('x', 200_000));

        (await client.ReceiveAsync()).ShouldStartWith("HTTP/1.1 431 ");

        await TheRightOneStillComesThroughAsync();
    }

    [Fact]
    public async Task A_code_of_16_KB_and_many_cookies_come_through()
    {
        using var client = await RawClient.ConnectAsync(_listener.Port);
        await client.SendAsync(
            $"GET /callback?code={new string('c', 16_384)} HTTP/1.1\r\nHost: 127.0.0.1:{_listener.Port}\r\nCookie: {new string('k', 40_000)}\r\n\r\n");

        using var visit = await _listener.WaitAsync(CancellationToken.None);
        visit.Query.Length.ShouldBe(16_389);
    }

    [Fact]
    public async Task A_slow_request_is_dropped_in_the_end_and_holds_up_nobody_until_then()
    {
        using var slow = await RawClient.ConnectAsync(_listener.Port);
        await slow.SendAsync("GET /callback?code=slow HTTP/1.1\r\n");
        (await RawClient.GetAsync(_listener.Port, "/favicon.ico")).ShouldStartWith("HTTP/1.1 404 ");
        await _clock.UntilWaitingAsync(1);

        _clock.Advance(RedirectListener.Patience);

        (await slow.ReceiveAsync()).ShouldBeEmpty();
        await TheRightOneStillComesThroughAsync();
    }

    [Fact]
    public async Task Many_who_connect_and_say_nothing_keep_nobody_out()
    {
        var idlers = new List<RawClient>();
        for (var count = 0; count < 3 * Guests.Most; count++)
            idlers.Add(await RawClient.ConnectAsync(_listener.Port));

        await TheRightOneStillComesThroughAsync();

        (await idlers[0].ReceiveAsync()).ShouldBeEmpty();
        idlers.ForEach(idler => idler.Dispose());
    }

    [Fact]
    public async Task Who_hangs_up_halfway_changes_nothing()
    {
        using (var client = await RawClient.ConnectAsync(_listener.Port))
            await client.SendAsync("GET /callback?code=x HT");

        await TheRightOneStillComesThroughAsync();
    }

    [Fact]
    public async Task After_the_first_nobody_is_let_in_any_more_even_before_it_is_answered()
    {
        using var early = await RawClient.ConnectAsync(_listener.Port);
        await early.SendAsync("GET /callback?code=early HTTP/1.1\r\n");
        using var browser = await RawClient.ConnectAsync(_listener.Port);
        await browser.SendAsync(RawClient.Request("/callback?code=first", $"127.0.0.1:{_listener.Port}"));

        using var visit = await _listener.WaitAsync(CancellationToken.None);

        visit.Query.ShouldBe("code=first");
        (await RawClient.IsNobodyThereAsync(_listener.Port)).ShouldBeTrue();
        (await early.ReceiveAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_one_is_heard_and_the_others_get_no_answer()
    {
        var clients = new List<RawClient>();
        for (var count = 0; count < Guests.Most; count++)
            clients.Add(await RawClient.ConnectAsync(_listener.Port));
        await Task.WhenAll(clients.Select(async (client, number) =>
        {
            try
            {
                await client.SendAsync(RawClient.Request($"/callback?code={number}", $"127.0.0.1:{_listener.Port}"));
            }
            catch (IOException)
            {
                // Somebody else was heard before this one had spoken.
            }
        }));

        using (var visit = await _listener.WaitAsync(CancellationToken.None))
            await visit.AnswerAsync(ResultPage.SignedIn("https://id.example"));

        var answers = await Task.WhenAll(clients.Select(client => client.ReceiveAsync()));
        answers.Count(answer => answer.Contains("Signed in", StringComparison.Ordinal)).ShouldBe(1);
        answers.Count(answer => answer.Length == 0).ShouldBe(Guests.Most - 1);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_browser_that_is_gone_before_its_page_is_sent_changes_nothing()
    {
        using (var browser = await RawClient.ConnectAsync(_listener.Port))
            await browser.SendAsync(RawClient.Request("/callback?code=c", $"127.0.0.1:{_listener.Port}"));

        using var visit = await _listener.WaitAsync(CancellationToken.None);

        await Should.NotThrowAsync(() => visit.AnswerAsync(ResultPage.SignedIn("https://id.example")));
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_no_open_door()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _listener.WaitAsync(cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        _listener.Dispose();
        (await RawClient.IsNobodyThereAsync(_listener.Port)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_but_the_one_loopback_address_is_listened_at()
    {
        // On Linux all of 127.0.0.0/8 leads here, so that listening at any address would be found out by this one.
        if (OperatingSystem.IsLinux())
            (await RawClient.IsNobodyThereAsync(_listener.Port, "127.0.0.2")).ShouldBeTrue();
        if (Socket.OSSupportsIPv6)
            (await RawClient.IsNobodyThereAsync(_listener.Port, "::1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_path_that_a_browser_writes_in_another_way_is_found_all_the_same()
    {
        using var listener = RedirectListener.Start(Place with { Path = "/zur\u00fcck hier" }, _clock);
        using var browser = await RawClient.ConnectAsync(listener.Port);
        await browser.SendAsync(RawClient.Request("/zur%C3%BCck%20hier?code=c", $"127.0.0.1:{listener.Port}"));

        using var visit = await listener.WaitAsync(CancellationToken.None);

        visit.Query.ShouldBe("code=c");
    }

    [Fact]
    public void A_port_that_is_taken_cannot_be_had() =>
        Should.Throw<SocketException>(() => RedirectListener.Start(Place with { Port = _listener.Port }, _clock))
            .SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);

    [Fact]
    public async Task A_client_that_is_registered_with_localhost_is_heard_at_both_addresses()
    {
        if (!Socket.OSSupportsIPv6)
            return;
        foreach (var address in (string[])["127.0.0.1", "::1"])
        {
            using var listener = RedirectListener.Start(new("localhost", 0, "/"), _clock);
            listener.RedirectUri.ShouldBe($"http://localhost:{listener.Port}/");
            using var browser = await RawClient.ConnectAsync(listener.Port, address);
            await browser.SendAsync(RawClient.Request("/?code=c", $"localhost:{listener.Port}"));
            using var visit = await listener.WaitAsync(CancellationToken.None);
            visit.Query.ShouldBe("code=c");
            (await RawClient.IsNobodyThereAsync(listener.Port, "127.0.0.1")).ShouldBeTrue();
            (await RawClient.IsNobodyThereAsync(listener.Port, "::1")).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_client_that_is_registered_with_the_other_loopback_address_is_heard_there()
    {
        if (!Socket.OSSupportsIPv6)
            return;
        using var listener = RedirectListener.Start(new("[::1]", 0, "/callback"), _clock);
        using var browser = await RawClient.ConnectAsync(listener.Port, "::1");
        await browser.SendAsync(RawClient.Request("/callback?code=c", $"[::1]:{listener.Port}"));

        using var visit = await listener.WaitAsync(CancellationToken.None);

        visit.Query.ShouldBe("code=c");
    }

    private async Task TheRightOneStillComesThroughAsync()
    {
        using var browser = await RawClient.ConnectAsync(_listener.Port);
        await browser.SendAsync(RawClient.Request("/callback?code=right", $"127.0.0.1:{_listener.Port}"));
        using var visit = await _listener.WaitAsync(CancellationToken.None);
        visit.Query.ShouldBe("code=right");
    }
}
