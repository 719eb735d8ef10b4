namespace Authx.Host.Providers.Tests;

public sealed class ContainmentTests
{
    [Fact]
    public async Task An_exception_in_the_constructor_is_the_plugins_fault()
    {
        using var run = new TestRun("throws-in-constructor");
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginFault);
        failure.Message.ShouldBe("The plugin \"throws-in-constructor\" failed: InvalidOperationException: no luck today");
        failure.Hint.ShouldBe("authx plugin info throws-in-constructor");
    }

    [Fact]
    public async Task An_exception_in_logout_is_the_plugins_fault_and_tells_no_secret()
    {
        using var run = new TestRun("throws-in-logout");
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginFault);
        failure.Message.ShouldBe("The plugin \"throws-in-logout\" failed: InvalidOperationException: the key *** slipped");
    }

    [Fact]
    public async Task An_exception_that_nobody_can_catch_ends_the_call_at_once()
    {
        using var run = new TestRun("throws-async-void", clock: new ManualClock());
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginFault);
        failure.Message.ShouldBe("The plugin \"throws-async-void\" failed: InvalidOperationException: fired and forgotten");
    }

    [Fact]
    public async Task One_bad_plugin_does_not_stop_another_that_runs_beside_it()
    {
        using var bad = new TestRun("throws-async-void", clock: new ManualClock());
        using var good = new TestRun("good");
        var (failed, done) = (bad.LogoutAsync(), good.LogoutAsync());
        (await failed).Failure!.Message.ShouldContain("\"throws-async-void\"");
        (await done).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_thread_that_is_left_behind_does_not_hold_up_the_answer()
    {
        using var run = new TestRun("good");
        var release = new ManualResetEventSlim();
        var answer = await run.Runner.RunAsync(
            new ProviderCall<string>
            {
                Origins = new([]),
                Invoke = (_, _, _) =>
                {
                    new Thread(release.Wait).Start();
                    return Task.FromResult("answered");
                },
            },
            CancellationToken.None);
        answer.Value.ShouldBe("answered");
        release.Set();
    }

    [Fact]
    public async Task What_is_printed_is_shown_line_by_line_under_the_plugins_name()
    {
        using var run = new TestRun("good");
        await run.Runner.RunAsync(
            new ProviderCall<string>
            {
                Origins = new([]),
                Grant = The.Grant,
                Invoke = (_, _, _) =>
                {
                    run.Console!.Write("half a line, ");
                    run.Console.WriteLine($"and \u001b[31mthe key {The.Canary}");
                    run.Console.Write("unfinished");
                    return Task.FromResult("");
                },
            },
            CancellationToken.None);
        run.Printed.ShouldBe(["[good] half a line, and [31mthe key ***", "[good] unfinished"]);
    }

    [Fact]
    public async Task A_question_that_nobody_can_answer_becomes_advice()
    {
        using var run = new TestRun("good");
        var failure = (await run.LoginAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.InputMissing);
        failure.Message.ShouldContain("API key");
        failure.Hint.ShouldBe("Give it with --token-stdin.");
    }

    [Fact]
    public async Task A_failure_of_the_host_within_a_call_stays_what_it_is()
    {
        using var run = new TestRun("good");
        var full = new Failure(ErrorCode.StorageFailed, "The disk is full.");
        var answer = await run.Runner.RunAsync(
            new ProviderCall<string>
            {
                Origins = new([]),
                Invoke = (_, _, _) => throw new InvalidOperationException("could not save", full.AsException()),
            },
            CancellationToken.None);
        answer.Failure.ShouldBe(full);
        Should.Throw<FailureException>(() => answer.Value).Failure.ShouldBe(full);
    }

    [Fact]
    public async Task An_exception_whose_message_fails_too_is_contained()
    {
        using var run = new TestRun("good");
        var answer = await run.Runner.RunAsync(
            new ProviderCall<string> { Origins = new([]), Invoke = (_, _, _) => throw new SpitefulException() }, CancellationToken.None);
        answer.Failure!.Message.ShouldBe("The plugin \"good\" failed: SpitefulException: it has no message");
    }

    [Fact]
    public async Task No_answer_at_all_is_the_plugins_fault()
    {
        using var run = new TestRun("good");
        var answer = await run.AskAsync<LogoutResult>(The.Grant, (_, _, _) => Task.FromResult<LogoutResult>(null!));
        answer.Failure!.Code.ShouldBe(ErrorCode.PluginFault);
        answer.Failure.Message.ShouldBe("The plugin \"good\" broke the contract: its answer is null.");
    }

    private sealed class SpitefulException : Exception
    {
        public override string Message => throw new InvalidOperationException("not even that");
    }
}
