namespace Authx.Provider.OAuth.Tests;

/// <summary>A clock that stands still. Whoever waits no longer than <see cref="Skips"/> has waited at once; all others wait for ever.</summary>
internal sealed class TestClock : TimeProvider
{
    public TimeSpan Skips { get; init; }

    public override DateTimeOffset GetUtcNow() => The.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan && dueTime <= Skips)
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Stopped();
    }

    private sealed class Stopped : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
