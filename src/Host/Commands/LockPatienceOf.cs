using Authx.Host.Files;
using Authx.Host.Terminal;

namespace Authx.Host.Commands;

/// <summary>How long a command waits for a profile, the settings or the plugins, and that it says so.</summary>
internal sealed record LockPatienceOf(TimeSpan Timeout, TimeProvider Clock, Printer Printer, Interrupts Interrupts)
{
    public LockPatience Profile(string name) => For($"the profile \"{name}\"");

    public LockPatience Settings() => For("the settings");

    public LockPatience Plugins() => For("the plugins");

    private LockPatience For(string what) => new(what, Timeout, Clock, () =>
    {
        // From here on Ctrl-C has a report to make: that nothing was done.
        Interrupts.Listen();
        Printer.Note($"Waiting for another authx that works on {what} …");
    });
}
