using Authx.Host.Terminal;

namespace Authx.Host.Commands.Logout;

/// <summary>Shows how far a logout of many has come: at a terminal a line for each profile, elsewhere a line when one is through.</summary>
internal sealed class LogoutProgress : IDisposable
{
    private readonly Printer _printer;
    private readonly LiveLines? _live;
    private readonly bool _isSilent = true;
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    public LogoutProgress(IReadOnlyList<string> names, Toolbox tools, LogoutOptions options)
    {
        _printer = tools.Printer;
        foreach (var name in names)
            _rows.Add(name, _rows.Count);
        if (options.DryRun || _printer.Options.Quiet)
            return;
        _printer.Live = _live = LiveLines.Begin(tools.Terminal, [.. names.Select(name => $"{name}: waiting")]);
        _isSilent = false;
    }

    public void Begin(string name) => _live?.Set(_rows[name], $"{name}: signing out …");

    public void End(string name, LogoutReport report)
    {
        var state = $"{name}: {StateOf(report)}";
        if (!_isSilent && _live?.Set(_rows[name], state) != true)
            _printer.Note(state);
    }

    public void Dispose()
    {
        _live?.End();
        _printer.Live = null;
    }

    private static string StateOf(LogoutReport report) => report.Local switch
    {
        LocalState.Cleared => report.Revocation == Revocation.Deferred ? "put off" : "signed out",
        LocalState.Absent => "nothing to do",
        LocalState.Kept => report.Revocation == Revocation.NotAttempted ? "not attempted, kept" : "failed, kept",
        LocalState.Failed => "could not be cleared",
    };
}
