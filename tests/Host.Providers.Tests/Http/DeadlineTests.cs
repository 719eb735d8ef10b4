namespace Authx.Host.Providers.Tests.Http;

public sealed class DeadlineTests
{
    [Fact]
    public async Task The_deadline_begins_anew_with_the_first_request_and_only_then()
    {
        var clock = new ManualClock();
        using var deadline = new Deadline(The.Deadline, clock, CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(14));
        deadline.RestartOnce();
        clock.Advance(TimeSpan.FromSeconds(14));
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        deadline.RestartOnce();
        clock.Advance(TimeSpan.FromSeconds(1));
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.IsAbandoned.ShouldBeFalse();
        await deadline.WaitAsync();
    }

    [Fact]
    public void Without_a_limit_only_the_user_ends_it()
    {
        var clock = new ManualClock();
        using var abandon = new CancellationTokenSource();
        using var deadline = new Deadline(null, clock, abandon.Token);
        deadline.RestartOnce();
        clock.Advance(TimeSpan.FromDays(1));
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        abandon.Cancel();
        deadline.Token.IsCancellationRequested.ShouldBeTrue();
        deadline.IsAbandoned.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_says_nothing_costs_the_deadline_of_its_request()
    {
        var clock = new ManualClock();
        using var server = RawServer.Silent();
        using var run = new TestRun("good", clock: clock);
        var answer = run.LogoutAsync(The.Grant with
        {
            Origins = [server.Address],
            Pins = new Dictionary<string, string> { ["server"] = server.Address, ["logout.request"] = "/revoke" },
        });
        await server.FirstRequest;
        clock.Advance(The.Deadline);
        (await answer).Failure!.Code.ShouldBe(ErrorCode.PluginTimeout);
    }

    [Fact]
    public async Task A_failure_of_the_network_is_the_providers_to_report()
    {
        using var server = RawServer.Answering("HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n");
        using var run = new TestRun("good");
        var outcome = (await run.LogoutAsync(The.Grant with
        {
            Origins = [server.Address],
            Pins = new Dictionary<string, string> { ["server"] = server.Address, ["logout.request"] = "/revoke" },
        })).Value.Credentials.Single();
        (outcome.Outcome, outcome.Error!.Kind, outcome.Error.RetryAfter).ShouldBe((Outcome.Failed, ErrorKind.ServerError, TimeSpan.FromSeconds(9)));
    }
}
