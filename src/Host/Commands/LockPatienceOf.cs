using Authx.Host.Files;
using Authx.Host.Terminal;

namespace Authx.Host.Commands;

/// <summary>How long a command waits for a profile or for the settings, and that it says so.</summary>
internal sealed record LockPatienceOf(TimeSpan Timeout, TimeProvider Clock, Printer Printer)
{
    public LockPatience Profile(string name) => new($"the profile \"{name}\"", Timeout, Clock,
        () => Printer.Note($"Waiting for another authx that works on the profile \"{name}\" …"));

    public LockPatience Settings() => new("the settings", Timeout, Clock,
        () => Printer.Note("Waiting for another authx that works on the settings …"));
}
