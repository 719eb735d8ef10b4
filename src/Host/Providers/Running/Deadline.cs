namespace Authx.Host.Providers;

/// <summary>When a call has to be over: when its time is up, or when the user no longer waits.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan? _limit;
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _abandon;
    private int _restarted;

    public Deadline(TimeSpan? limit, TimeProvider clock, CancellationToken abandon)
    {
        _limit = limit;
        _abandon = abandon;
        _time = new(Timeout.InfiniteTimeSpan, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, abandon);
        Token = _either.Token;
    }

    /// <summary>Cancelled when the call has to be over.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the user gave up.</summary>
    public bool IsAbandoned => _abandon.IsCancellationRequested;

    /// <summary>Sets the time going; until then no timer is made.</summary>
    public void Begin()
    {
        if (_limit is { } limit && Volatile.Read(ref _restarted) == 0)
            _time.CancelAfter(limit);
    }

    /// <summary>Gives the whole time again, once: what came before the first request was not the server's doing.</summary>
    public void RestartOnce()
    {
        if (_limit is { } limit && Interlocked.Exchange(ref _restarted, 1) == 0)
            _time.CancelAfter(limit);
    }

    /// <summary>Done when the call has to be over.</summary>
    public async Task WaitAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (Token.Register(reached.SetResult))
            await reached.Task;
    }

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}
