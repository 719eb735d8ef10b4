namespace Authx.Host.Providers.Tests;

public sealed class ContainmentTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

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

    [Theory]
    [InlineData("hangs")]
    [InlineData("ignores-cancellation")]
    public async Task A_plugin_that_does_not_come_back_is_left_after_its_time_and_the_grace(string plugin)
    {
        var clock = new ManualClock();
        using var run = new TestRun(plugin, clock: clock);
        var grace = clock.TimerSetTo(Grace);
        var answer = run.LogoutAsync();
        clock.Advance(The.Deadline);
        await grace;
        answer.IsCompleted.ShouldBeFalse();
        clock.Advance(Grace);

        var failure = (await answer).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginTimeout);
        failure.Message.ShouldContain($"\"{plugin}\" did not finish within 15 seconds");
        failure.Message.ShouldContain("unknown");
    }

    [Fact]
    public async Task A_user_who_gives_up_is_told_that_the_outcome_is_unknown()
    {
        var clock = new ManualClock();
        using var run = new TestRun("ignores-cancellation", clock: clock);
        using var abandon = new CancellationTokenSource();
        var grace = clock.TimerSetTo(Grace);
        var answer = run.LogoutAsync(abandon: abandon.Token);
        await abandon.CancelAsync();
        await grace;
        clock.Advance(Grace);

        var failure = (await answer).Failure!;
        failure.Code.ShouldBe(ErrorCode.Interrupted);
        failure.Message.ShouldContain("unknown");
    }

    [Fact]
    public async Task A_plugin_that_wakes_up_after_its_call_can_neither_save_nor_speak()
    {
        var clock = new ManualClock();
        using var run = new TestRun("good", clock: clock);
        var (wakeUp, woken) = (new TaskCompletionSource(), new TaskCompletionSource<(Exception? Saved, Exception? Told, Exception? Asked)>());
        var grace = clock.TimerSetTo(Grace);
        var answer = run.Runner.RunAsync(
            new ProviderCall<object>
            {
                Origins = new([]),
                Deadline = The.Deadline,
                Invoke = async (_, host, _) =>
                {
                    var save = run.Runner.Guard(run.SaveAsync);
                    await wakeUp.Task;
                    woken.SetResult((
                        await Record.ExceptionAsync(() => save(The.Grant, CancellationToken.None)),
                        Record.Exception(() => host.Interaction.Tell("psst")),
                        Record.Exception(() => host.Http)));
                    return new object();
                },
            },
            CancellationToken.None);
        clock.Advance(The.Deadline);
        await grace;
        clock.Advance(Grace);
        (await answer).Failure!.Code.ShouldBe(ErrorCode.PluginTimeout);

        wakeUp.SetResult();
        var (saved, told, asked) = await woken.Task;
        saved.ShouldBeOfType<OperationCanceledException>();
        told.ShouldBeOfType<OperationCanceledException>();
        asked.ShouldBeOfType<ObjectDisposedException>();
        run.Saved.ShouldBeEmpty();
        run.Interaction.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_save_that_is_under_way_is_finished_before_the_call_is_over()
    {
        var clock = new ManualClock();
        using var run = new TestRun("good", clock: clock);
        var (saving, disk) = (new TaskCompletionSource(), new TaskCompletionSource());
        var grace = clock.TimerSetTo(Grace);
        var answer = run.Runner.RunAsync(
            new ProviderCall<object>
            {
                Origins = new([]),
                Deadline = The.Deadline,
                Invoke = async (_, _, _) =>
                {
                    await run.Runner.Guard(async (_, _) =>
                    {
                        saving.SetResult();
                        await disk.Task;
                    })(The.Grant, CancellationToken.None);
                    await new TaskCompletionSource().Task;
                    return new object();
                },
            },
            CancellationToken.None);
        await saving.Task;
        clock.Advance(The.Deadline);
        await grace;
        clock.Advance(Grace);
        answer.IsCompleted.ShouldBeFalse();
        disk.SetResult();
        (await answer).Failure!.Code.ShouldBe(ErrorCode.PluginTimeout);
    }

    [Fact]
    public async Task After_the_user_gave_up_no_plugin_is_called()
    {
        using var run = new TestRun("good");
        var failure = (await run.LogoutAsync(abandon: new CancellationToken(true))).Failure!;
        failure.Code.ShouldBe(ErrorCode.Interrupted);
        failure.Message.ShouldContain("nothing was done");
        run.Console.ShouldBeNull();
    }

    [Fact]
    public async Task A_cancelled_call_that_ends_by_itself_needs_no_grace()
    {
        using var run = new TestRun("good", clock: new ManualClock());
        using var abandon = new CancellationTokenSource();
        var answer = run.Runner.RunAsync(
            new ProviderCall<object>
            {
                Origins = new([]),
                Invoke = async (_, _, cancellationToken) =>
                {
                    await abandon.CancelAsync();
                    cancellationToken.ThrowIfCancellationRequested();
                    return new object();
                },
            },
            abandon.Token);
        (await answer).Failure!.Code.ShouldBe(ErrorCode.Interrupted);
    }

    [Fact]
    public async Task An_answer_that_comes_within_the_grace_counts()
    {
        using var run = new TestRun("good", clock: new ManualClock());
        using var abandon = new CancellationTokenSource();
        var answer = await run.Runner.RunAsync(
            new ProviderCall<string>
            {
                Origins = new([]),
                Invoke = async (_, _, _) =>
                {
                    await abandon.CancelAsync();
                    return "done all the same";
                },
            },
            abandon.Token);
        answer.Value.ShouldBe("done all the same");
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
