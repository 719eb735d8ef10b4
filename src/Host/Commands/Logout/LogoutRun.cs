namespace Authx.Host.Commands.Logout;

/// <summary>Finds the one profile that is meant, asks where that is wanted, signs out of it and says what came of it.</summary>
internal sealed class LogoutRun(Toolbox tools, LogoutOptions options)
{
    public ExitCode Run(CancellationToken cancellationToken)
    {
        options.DemandConsistency();
        if (options.IsForMany)
            return new LogoutOfMany(tools, options).Run(cancellationToken);
        var choice = tools.Finder.Choose(options.Who, options.Profile);
        var receipt = Receipt.Reserve(tools, options);
        var report = choice.Name is { } name ? End(name, receipt, cancellationToken) : NothingThere(choice);
        if (options.Browser)
            report = new BrowserSession(tools, options).End(report);
        return Tell(report, receipt);
    }

    private ExitCode Tell(LogoutReport report, Receipt? receipt)
    {
        var live = new LiveVariables(tools.Variable).Find(report.OwnVariable);
        report = report with { Warnings = [.. report.Warnings, .. live] };
        var isWritten = receipt?.TryWrite([report]) ?? true;
        new LogoutPrinter(tools.Printer, options.DryRun).Print(report with { Said = tools.Warnings.All });
        return report.Exit == ExitCode.Done && !isWritten ? ExitCode.Failed : report.Exit;
    }

    private LogoutReport End(string name, Receipt? receipt, CancellationToken cancellationToken)
    {
        try
        {
            if (!options.DryRun)
                Ask(name, cancellationToken);
            return new LogoutOfOne(tools, options) { LastWords = (profile, failure) => Tell(LogoutOutline.Failed(profile, failure, options), receipt) }.End(name, cancellationToken);
        }
        catch (FailureException e)
        {
            return LogoutReport.NotAttempted(name, e.Failure);
        }
        catch (OperationCanceledException)
        {
            return LogoutReport.NotAttempted(name, new(ErrorCode.Interrupted, "Interrupted before anything was done.") { Hint = $"authx logout {name}{(options.Everywhere ? " --everywhere" : "")}" });
        }
    }

    private void Ask(string name, CancellationToken cancellationToken)
    {
        var consent = new Consent(tools);
        if (!options.Everywhere)
            consent.DemandIfAlwaysAsync($"Sign out of the profile \"{name}\"?", options.Force, cancellationToken).GetAwaiter().GetResult();
        else if (tools.Profiles.Read(name) is { } profile)
        {
            options.DemandFits(profile);
            var whose = profile.Grant.Account is { } account ? $"of {ForeignText.Clean(account.Name ?? account.Id)}" : "of the account";
            var question = $"End every session {whose} at {profile.Grant.Server}, on other machines too?";
            consent.DemandUnlessNeverAsync(question, options.Force, cancellationToken).GetAwaiter().GetResult();
        }
    }

    private LogoutReport NothingThere(ProfileChoice choice)
    {
        var report = LogoutReport.NothingThere((options.Who ?? options.Profile) is { } asked ? ForeignText.Clean(asked) : null);
        return choice.Nearest is { } similar
            ? report with { Warnings = [new(WarningCode.SimilarName, $"Did you mean \"{similar}\"?")] }
            : report;
    }
}
