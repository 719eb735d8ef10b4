using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Authx.Host.Terminal;

/// <summary>
/// Passes signals on while a child runs. Ctrl-C reaches the child by itself, through the terminal; the end that others ask
/// of us (SIGTERM) does not, and is sent on. Either way we stay until the child has ended, since its exit code is ours.
/// </summary>
internal sealed partial class ChildSignals : IDisposable
{
    private const int Terminate = 15;
    private readonly PosixSignalRegistration _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
    // A terminal that goes away tells the child itself, too.
    private readonly PosixSignalRegistration _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
    private readonly PosixSignalRegistration _terminate;

    public ChildSignals(Process child)
    {
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            if (OperatingSystem.IsWindows())
                child.Kill(entireProcessTree: true);
            else
                _ = Kill(child.Id, Terminate);
        });
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _hangUp.Dispose();
        _terminate.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
