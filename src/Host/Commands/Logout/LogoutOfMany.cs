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

    public ExitCode Run(CancellationToken cancellationToken)
    {
        var names = Names();
        if (names.Count > 0 && !options.DryRun)
            Ask(names.Count, cancellationToken);
        var receipt = Receipt.Reserve(tools, options);
        var reports = End(names, cancellationToken);
        if (options.Browser)
            reports = BrowserSessions(reports);
        reports = WithVariables(reports);
        var isWritten = receipt?.TryWrite(reports) ?? true;
        new LogoutPrinter(tools.Printer, options.DryRun).Print(reports, tools.Warnings.All);
        return LogoutReport.CommonExit(reports) is var exit && exit == ExitCode.Done && !isWritten ? ExitCode.Failed : exit;
    }

    private List<string> Names() => options.Service is { } service
        ? [.. tools.Profiles.Names().Where(name => string.Equals(ServiceOf(name), service, StringComparison.OrdinalIgnoreCase))]
        : [.. tools.Profiles.Names()];

    // A damaged profile belongs to no service that could be named; with --all it is met, and said to be damaged.
    private string? ServiceOf(string name)
    {
        try
        {
            return tools.Profiles.Read(name)?.Service;
        }
        catch (FailureException e) when (e.Failure.Code == ErrorCode.ProfileUnreadable)
        {
            return null;
        }
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

    private List<LogoutReport> End(List<string> names, CancellationToken cancellationToken)
    {
        var reports = new ConcurrentDictionary<string, LogoutReport>(StringComparer.Ordinal);
        tools.Interrupts.Listen();
        tools.Providers.SideBySide = true;
        using (var progress = new LogoutProgress(names, tools, options))
        {
            var servers = names.GroupBy(ServerOf, StringComparer.Ordinal).ToList();
            using var places = new SemaphoreSlim(ServersAtOnce);
            Task.WaitAll([.. servers.Select(server => EndAtServerAsync([.. server], places, name =>
            {
                progress.Begin(name);
                var report = new LogoutOfOne(tools, options).End(name, cancellationToken);
                reports[name] = report;
                progress.End(name, report);
            }))], CancellationToken.None);
        }

        return [.. names.Select(name => reports[name])];
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

    // A variable that several profiles would warn of is named once.
    private List<LogoutReport> WithVariables(List<LogoutReport> reports)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var variables = new LiveVariables(tools.Variable);
        return [.. reports.Select(report => report with { Warnings = [.. report.Warnings, .. variables.Find(report.OwnVariable).Where(w => said.Add(w.Message))] })];
    }

    private static string Profiles(int count) => count == 1 ? "profile" : $"{count} profiles";
}
