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
    private static bool _installed;

    /// <summary>The call that the code on this thread belongs to; where that is lost, the one that runs.</summary>
    public static RunningCall? Culprit
    {
        get
        {
            if (Flow.Value is { } call)
                return call;
            lock (Running)
                return Running.FirstOrDefault();
        }
    }

    /// <summary>From here on, what this flow of control does is that call's doing.</summary>
    public static void Enter(RunningCall call)
    {
        Flow.Value = call;
        lock (Running)
        {
            Running.Add(call);
            if (!_installed)
                Install();
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
        _installed = true;
        ExceptionHandling.SetUnhandledExceptionHandler(OnUnhandled);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnExit();
    }

    // The host's own mistakes have no culprit in their flow, and stay unhandled.
    private static bool OnUnhandled(Exception exception)
    {
        Flow.Value?.Crashed(exception);
        return Flow.Value is not null;
    }

    private static void OnExit()
    {
        if (Culprit is not { } call)
            return;

        // Outside every plugin's flow it was a signal, or something that a plugin hid well.
        var failure = Flow.Value is null ? call.Faults.Interrupted() : call.Faults.EndedTheProcess();
        Environment.ExitCode = (int)ExitCodes.Of(failure.Code);
        call.Say(failure);
    }
}
