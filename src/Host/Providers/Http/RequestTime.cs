using System.Runtime.ExceptionServices;

namespace Authx.Host.Providers.Http;

/// <summary>The time that one request has, the reading of its answer included.</summary>
internal sealed class RequestTime : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    public RequestTime(NetworkOptions options, CancellationToken caller)
    {
        _caller = caller;
        _limit = new(options.RequestTimeout, options.Clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
    }

    /// <summary>Ends when the time is over or the caller gives up.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Stops a read that is under way when the time is over, whichever token it was given.</summary>
    public CancellationTokenSource With(CancellationToken reader) => CancellationTokenSource.CreateLinkedTokenSource(_either.Token, reader);

    /// <summary>The exception that says that the time is over, or null where it is not that.</summary>
    public Exception? Explain(Exception exception) =>
        exception is OperationCanceledException && _limit.IsCancellationRequested && !_caller.IsCancellationRequested
            ? new TaskCanceledException("The server did not answer in time.", new TimeoutException())
            : null;

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}

internal static class ExceptionExtensions
{
    /// <summary>Throws it again as it was, with the place where it came from.</summary>
    public static Exception Rethrown(this Exception exception)
    {
        ExceptionDispatchInfo.Throw(exception);
        return exception;
    }
}
