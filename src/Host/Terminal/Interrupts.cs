using System.Runtime.InteropServices;

namespace Authx.Host.Terminal;

/// <summary>Ctrl-C: the first starts nothing new and waits for what is in flight, the second abandons that too.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abandon = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private volatile bool _ignored;
    private int _count;

    /// <summary>Cancelled by the first interrupt: start nothing new.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled by the second interrupt: do not wait for what is in flight.</summary>
    public CancellationToken Abandon => _abandon.Token;

    /// <summary>From now on signals do not end the process but come here.</summary>
    public void Listen()
    {
        // Asked for by whoever comes first, the thread that waits or the plugin's; twice would count each interrupt twice.
        lock (_registrations)
        {
            if (_registrations.Count > 0)
                return;
            foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
                _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    /// <summary>Until the end of this, signals do nothing here: they are meant for a program that we wait for.</summary>
    public IDisposable Ignore()
    {
        _ignored = true;
        return new Heeding(this);
    }

    /// <summary>What a signal does.</summary>
    public void Interrupt()
    {
        if (_ignored)
            return;
        // Each signal may come on a thread of its own.
        if (Interlocked.Increment(ref _count) > 1)
            _abandon.Cancel();
        else
            _stop.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
        _abandon.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Interrupt();
    }

    private sealed class Heeding(Interrupts interrupts) : IDisposable
    {
        public void Dispose() => interrupts._ignored = false;
    }
}
