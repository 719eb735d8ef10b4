using System.Runtime.ExceptionServices;

namespace Authx.Host.Providers;

/// <summary>
/// Watches what plugins do to the whole process: throw where nobody catches, or end it. Set up when the first plugin is
/// loaded, never before.
/// </summary>
internal static class ProcessHooks
{
    private static readonly AsyncLocal<RunningCall?> Flow = new();
    private static readonly List<RunningCall> Running = [];
    private static RunningCall? _latest;
    private static volatile bool _standDown;

    /// <summary>The call that the code on this thread belongs to; where that is lost, the one that runs.</summary>
    public static RunningCall? Culprit
    {
        get
        {
            if (Flow.Value is { } call)
                return call;
            lock (Running)
                return Running.Count > 0 ? Running[0] : null;
        }
    }

    /// <summary>
    /// Says that the program now ends of its own will. To be called right before it does: once a plugin was loaded, any
    /// other end is a plugin's doing, and must not pass for a success.
    /// </summary>
    public static void StandDown() => _standDown = true;

    /// <summary>From here on, what this flow of control does is that call's doing.</summary>
    public static void Enter(RunningCall call)
    {
        Flow.Value = call;
        lock (Running)
        {
            if (_latest is null)
                Install();
            _latest = call;
            Running.Add(call);
        }
    }

    /// <summary>The call is over, or is waited for no longer.</summary>
    public static void Leave(RunningCall call)
    {
        lock (Running)
            Running.Remove(call);
        call.Flush();
    }

    private static void Install()
    {
        ExceptionHandling.SetUnhandledExceptionHandler(OnUnhandled);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnExit();
    }

    // The host's own mistakes have no culprit in their flow, and stay unhandled.
    private static bool OnUnhandled(Exception exception)
    {
        Flow.Value?.Crashed(exception);
        return Flow.Value is not null;
    }

    // The runtime calls this outside every flow, so that nobody can say which of several plugins it was.
    private static void OnExit()
    {
        if (!_standDown)
            Blame();
    }

    private static void Blame()
    {
        RunningCall[] atWork;
        lock (Running)
            atWork = [.. Running];
        var failure = PluginFaults.EndedTheProcess(atWork.Length > 0 ? atWork.Select(call => call.Plugin) : [_latest!.Plugin]);
        Environment.ExitCode = (int)ExitCodes.Of(failure.Code);
        _latest!.Say(failure);
    }
}
