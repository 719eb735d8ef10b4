using Authx.Host.Files;

namespace Authx.Host.Commands.Logout;

/// <summary>Signs out of one profile: tell the server first, clear this machine after.</summary>
internal sealed class LogoutRun(Toolbox tools, LogoutOptions options)
{
    // Nothing here is an async method: the machinery of each is compiled in every process, and all of it together cost
    // more than the sign-out. What really waits is waited for by the thread, which has nothing else to do.
    public ExitCode Run(CancellationToken cancellationToken)
    {
        options.DemandConsistency();
        var choice = tools.Finder.Choose(options.Who, options.Profile);
        var report = choice.Name is { } name ? End(name, cancellationToken) : NothingThere(choice);
        var live = new LiveVariables(tools.Variable).Find(report.OwnVariable);
        new LogoutPrinter(tools.Printer, options.DryRun).Print(report with { Warnings = [.. report.Warnings, .. live], Said = tools.Warnings.All });
        return report.Exit;
    }

    private LogoutReport End(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (options.DryRun)
                return Plan(name);
            Ask(name, cancellationToken);
            using var held = tools.Profiles.LockAsync(name, tools.Patience.Profile(name), cancellationToken).GetAwaiter().GetResult();
            return EndLocked(name, held);
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

    private LogoutReport EndLocked(string name, FileLock held)
    {
        if (options.Local && !IsReadable(name))
            return Clear(new() { Profile = name, Revocation = Revocation.Skipped, Local = LocalState.Cleared, Exit = ExitCode.Done }, "file");
        if (tools.Profiles.Read(name) is not { } profile)
            return NothingThere(new(null, "Somebody else has just signed out of it."));
        var report = new Ending(tools, options, held).End(profile);
        return report.Local == LocalState.Cleared ? Clear(report, profile.Vault) : report;
    }

    // With --local a profile that nobody can understand is removed all the same: its file is all that there is of it.
    private bool IsReadable(string name)
    {
        try
        {
            _ = tools.Profiles.Read(name);
            return true;
        }
        catch (FailureException e) when (e.Failure.Code == ErrorCode.ProfileUnreadable)
        {
            return false;
        }
    }

    private LogoutReport Clear(LogoutReport report, string vault)
    {
        var erasure = tools.Wallet.Erase(report.Profile!, vault);
        if (erasure.Failure is { } failure)
            return report with { Local = LocalState.Failed, Error = failure, Exit = ExitCode.Failed };
        return erasure.UnsetDefault && LogoutWarnings.NoDefault(tools.Profiles) is { } warning
            ? report with { Warnings = [.. report.Warnings, warning] }
            : report;
    }

    private LogoutReport Plan(string name)
    {
        if (tools.Profiles.Read(name) is not { } profile)
            return NothingThere(new(null, null));
        options.DemandFits(profile);
        return LogoutOutline.Plan(profile, options, PinCorrections.For(profile.Provider, options.Set, tools));
    }

    private LogoutReport NothingThere(ProfileChoice choice)
    {
        var nearest = choice.Nearest is { } similar ? new Warning(WarningCode.SimilarName, $"Did you mean \"{similar}\"?") : null;
        return new()
        {
            Profile = (options.Who ?? options.Profile) is { } asked ? ForeignText.Clean(asked) : null,
            Revocation = Revocation.None,
            Local = LocalState.Absent,
            Warnings = nearest is null ? [] : [nearest],
            Exit = ExitCode.Done,
        };
    }
}
