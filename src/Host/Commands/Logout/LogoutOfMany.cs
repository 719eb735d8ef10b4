using System.Collections.Concurrent;

namespace Authx.Host.Commands.Logout;

/// <summary>
/// Signs out of many profiles side by side. Each is cleared as soon as its own end succeeded, none waits for another's
/// server, and the reports come in the order of the names.
/// </summary>
internal sealed class LogoutOfMany(Toolbox tools, LogoutOptions options)
{
    // A server is not to take our hurry for an attack, and one that hangs must not occupy all hands.
    private const int AtOnceOfOneServer = 4;
    private const int ServersAtOnce = 32;

    private readonly ConcurrentDictionary<string, LogoutReport> _reports = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);
    private readonly Lock _settling = new();
    private readonly ProfilesMeant _meant = new(tools.Profiles, options.Service);

    public ExitCode Run(CancellationToken cancellationToken)
    {
        var names = _meant.Names();
        if (names.Count > 0 && !options.DryRun)
            Ask(names.Count, cancellationToken);
        var receipt = Receipt.Reserve(tools, options);
        var reports = End(names, receipt, cancellationToken);
        if (options.Browser)
            reports = BrowserSessions(reports);
        return Tell(reports, receipt);
    }

    private ExitCode Tell(List<LogoutReport> reports, Receipt? receipt)
    {
        reports = WithVariables([.. reports.Select(EvidenceGathering.WithoutGone)]);
        var isWritten = receipt?.TryWrite(reports) ?? true;
        new LogoutPrinter(tools.Printer, options.DryRun).Print(reports, tools.Warnings.All);
        return LogoutReport.CommonExit(reports) is var exit && exit == ExitCode.Done && !isWritten ? ExitCode.Failed : exit;
    }

    private void Ask(int count, CancellationToken cancellationToken)
    {
        var consent = new Consent(tools);
        var which = options.Service is { } service ? $"the {Profiles(count)} of the service \"{ForeignText.Clean(service)}\"" : count == 1 ? "the only profile" : $"all {Profiles(count)}";
        var question = options.Everywhere
            ? $"Sign out of {which}, and end the accounts' sessions on other machines too?"
            : $"Sign out of {which}?";
        var asking = options.All || options.Everywhere
            ? consent.DemandUnlessNeverAsync(question, options.Force, cancellationToken)
            : consent.DemandIfAlwaysAsync(question, options.Force, cancellationToken);
        asking.GetAwaiter().GetResult();
    }

    private List<LogoutReport> End(List<string> names, Receipt? receipt, CancellationToken cancellationToken)
    {
        tools.Interrupts.Listen();
        tools.Providers.SideBySide = true;
        using (cancellationToken.Register(() => tools.Printer.Note("Waiting for what is under way, and beginning nothing new. Ctrl-C again leaves that too; what came of it is unknown then.")))
        using (var progress = new LogoutProgress(names, tools, options))
        {
            var servers = names.GroupBy(ServerOf, StringComparer.Ordinal).ToList();
            using var places = new SemaphoreSlim(ServersAtOnce);
            Task.WaitAll([.. servers.Select(server => EndAtServerAsync([.. server], places, name =>
            {
                _begun[name] = true;
                progress.Begin(name);
                var report = _reports[name] = EndOne(name, failure => TellAtTheEnd(names, receipt, failure), cancellationToken);
                progress.End(name, report);
            }))], CancellationToken.None);
        }

        return [.. names.Select(name => _reports[name])];
    }

    // A plugin ends the process: what has ended is told, and from here on nothing is cleared behind the report's back.
    private void TellAtTheEnd(List<string> names, Receipt? receipt, Failure failure)
    {
        _settling.Enter();
        tools.Printer.Live?.End();
        tools.Printer.Live = null;
        Tell([.. names.Select(name => ReportAtTheEnd(name, failure))], receipt);
    }

    private LogoutReport ReportAtTheEnd(string name, Failure failure) =>
        _reports.TryGetValue(name, out var report) ? report
        : _begun.ContainsKey(name) ? LogoutReport.Unknown(name, failure) : LogoutReport.NotAttempted(name, failure);

    // A mistake of ours with one of them is not to cost the others their end, or its report.
    private LogoutReport EndOne(string name, Action<Failure> lastWords, CancellationToken cancellationToken)
    {
        if (_meant.WhyUnknown(name) is { } why)
            return LogoutReport.NotAttempted(name, why);
        try
        {
            return new LogoutOfOne(tools, options) { LastWords = (_, failure) => lastWords(failure), Settle = step => Settle(name, step) }.End(name, cancellationToken);
        }
        catch (Exception e)
        {
            return LogoutReport.Unknown(name, Mistake.In(e, tools.Redactor));
        }
    }

    private LogoutReport Settle(string name, Func<LogoutReport> step)
    {
        lock (_settling)
            return _reports[name] = step();
    }

    // Threads of their own: a sign-out waits standing still, and the pool would grow by one a second.
    private static async Task EndAtServerAsync(string[] names, SemaphoreSlim places, Action<string> end)
    {
        await places.WaitAsync();
        var waiting = new ConcurrentQueue<string>(names);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnceOfOneServer, names.Length)).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (waiting.TryDequeue(out var name))
                    end(name);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        places.Release();
    }

    private string ServerOf(string name)
    {
        try
        {
            return tools.Profiles.Read(name)?.Grant.Server ?? "";
        }
        catch (FailureException)
        {
            return "";
        }
    }

    private List<LogoutReport> BrowserSessions(List<LogoutReport> reports)
    {
        var opened = new HashSet<string>(StringComparer.Ordinal);
        var browser = new BrowserSession(tools, options);
        return [.. reports.Select(report => report.BrowserPage is { } page && opened.Add(page) ? browser.End(report) : report)];
    }

    // A variable that several profiles would warn of is named once; and so is what a scan left out for all of them.
    private List<LogoutReport> WithVariables(List<LogoutReport> reports)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var variables = new LiveVariables(tools.Variable);
        return [.. reports.Select(report => report with
        {
            Warnings = [.. report.Warnings.Where(w => w.Code != WarningCode.NotSearched || said.Add(w.Message)), .. variables.Find(report.OwnVariable).Where(w => said.Add(w.Message))],
        })];
    }

    private static string Profiles(int count) => count == 1 ? "profile" : $"{count} profiles";
}
