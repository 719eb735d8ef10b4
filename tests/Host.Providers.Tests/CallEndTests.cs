namespace Authx.Host.Providers.Tests;

/// <summary>How a call ends that does not end by itself.</summary>
public sealed class CallEndTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

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
}
