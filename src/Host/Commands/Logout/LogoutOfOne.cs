using Authx.Host.Files;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>Signs out of one profile: tell the server first, clear this machine after.</summary>
internal sealed class LogoutOfOne(Toolbox tools, LogoutOptions options)
{
    /// <summary>Says what there is to say when a plugin ends the whole process meanwhile.</summary>
    public required Action<Profile, Failure> LastWords { get; init; }

    /// <summary>Does the last step, which clears the profile, and takes note of what came of it.</summary>
    public Func<Func<LogoutReport>, LogoutReport> Settle { get; init; } = step => step();

    // Nothing here is an async method: the machinery of each is compiled in every process, and all of it together cost
    // more than the sign-out. What really waits is waited for by the thread, which has nothing else to do.
    public LogoutReport End(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (options.DryRun)
                return Plan(name);
            using var held = tools.Profiles.LockAsync(name, tools.Patience.Profile(name), cancellationToken).GetAwaiter().GetResult();
            return EndLocked(name, held, cancellationToken);
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

    private LogoutReport EndLocked(string name, FileLock held, CancellationToken cancellationToken)
    {
        if (options.Local && !IsReadable(name))
            return Clear(new() { Profile = name, Revocation = Revocation.Skipped, Local = LocalState.Cleared, Exit = ExitCode.Done }, "file");
        if (tools.Profiles.Read(name) is not { } profile)
            return LogoutReport.NothingThere(name);
        // Of many, the first interrupt stops those that have not begun, and this was the last moment.
        cancellationToken.ThrowIfCancellationRequested();
        var began = tools.Clock.GetUtcNow();
        var (fitting, leftOut) = options.FitTo(profile);
        var ending = new Ending(tools, fitting, held, Keeper.Of(tools.Wallet)) { LastWords = LastWords };
        var report = ending.End(profile);
        if (report.Revocation == Revocation.Failed)
            report = new AfterFailure(tools, fitting).Settle(report, profile, () => ending.End(profile), cancellationToken);
        if (options.Scan || options.Receipt is not null)
            report = new EvidenceGathering(tools, options).Add(report, profile, began);
        report = leftOut.Count == 0 ? report : report with { Warnings = [.. report.Warnings, .. leftOut] };
        return Settle(() => report.Local == LocalState.Cleared ? Clear(report, profile.Vault) : report);
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
        // Of many, those that could be switched to may be gone in a moment.
        return erasure.UnsetDefault && !options.IsForMany && LogoutWarnings.NoDefault(tools.Profiles) is { } warning
            ? report with { Warnings = [.. report.Warnings, warning] }
            : report;
    }

    private LogoutReport Plan(string name)
    {
        if (tools.Profiles.Read(name) is not { } profile)
            return LogoutReport.NothingThere(null);
        options.FitTo(profile).Options.DemandFits(profile);
        var plan = LogoutOutline.Plan(profile, options, PinCorrections.For(profile.Provider, options.Set, tools), tools.Clock.GetUtcNow());
        return options.Scan ? new EvidenceGathering(tools, options).Add(plan, profile, tools.Clock.GetUtcNow()) : plan;
    }
}
