namespace Authx.Host.Commands;

/// <summary>What comes up while a command runs: said at once on standard error, and kept for the document.</summary>
internal sealed class WarningLog(Toolbox tools)
{
    private readonly Lock _gate = new();
    private readonly List<Warning> _all = [];

    public IReadOnlyList<Warning> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    public void Add(WarningCode code, string message)
    {
        lock (_gate)
            _all.Add(new(code, message));
        tools.Printer.Warn(message);
    }
}
