using Authx.Host.Files;

namespace Authx.Host.Commands.Logout;

/// <summary>Signs out of one profile: tell the server first, clear this machine after.</summary>
internal sealed class LogoutRun(Toolbox tools, LogoutOptions options)
{
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        options.DemandConsistency();
        var choice = tools.Finder.Choose(options.Who, options.Profile);
        var report = choice.Name is { } name ? await EndAsync(name, cancellationToken) : NothingThere(choice);
        var live = new LiveVariables(tools.Variable).Find(report.OwnVariable);
        new LogoutPrinter(tools.Printer, options.DryRun).Print(report with { Warnings = [.. report.Warnings, .. live], Said = tools.Warnings.All });
        return report.Exit;
    }

    private async Task<LogoutReport> EndAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (options.DryRun)
                return Plan(name);
            await AskAsync(name, cancellationToken);
            using var held = await tools.Profiles.LockAsync(name, tools.Patience.Profile(name), cancellationToken);
            return await EndLockedAsync(name, held);
        }
        catch (FailureException e)
        {
            return LogoutReport.NotAttempted(name, e.Failure);
        }
        catch (OperationCanceledException)
        {
            return LogoutReport.NotAttempted(name, new(ErrorCode.Interrupted, "Interrupted before anything was done.") { Hint = $"authx logout {name}" });
        }
    }

    private async Task AskAsync(string name, CancellationToken cancellationToken)
    {
        var consent = new Consent(tools);
        if (!options.Everywhere)
            await consent.DemandIfAlwaysAsync($"Sign out of the profile \"{name}\"?", options.Force, cancellationToken);
        else if (tools.Profiles.Read(name) is { } profile)
        {
            options.DemandFits(profile);
            var whose = profile.Grant.Account is { } account ? $"of {ForeignText.Clean(account.Name ?? account.Id)}" : "of the account";
            await consent.DemandUnlessNeverAsync($"End every session {whose} at {profile.Grant.Server}, on other machines too?", options.Force, cancellationToken);
        }
    }

    private async Task<LogoutReport> EndLockedAsync(string name, FileLock held)
    {
        if (options.Local && !IsReadable(name))
            return Clear(new() { Profile = name, Revocation = Revocation.Skipped, Local = LocalState.Cleared, Exit = ExitCode.Done }, "file");
        if (tools.Profiles.Read(name) is not { } profile)
            return NothingThere(new(null, "Somebody else has just signed out of it."));
        var report = await new Ending(tools, options, held).EndAsync(profile);
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

    private LogoutReport Clear(LogoutReport report, string vault) => tools.Wallet.Erase(report.Profile!, vault) is { } failure
        ? report with { Local = LocalState.Failed, Error = failure, Exit = ExitCode.Failed }
        : report;

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
