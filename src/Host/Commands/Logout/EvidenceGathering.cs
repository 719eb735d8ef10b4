using Authx.Host.Commands.Logout.Scanning;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What --scan and --receipt want to know of a credential while it is still there.</summary>
internal sealed class EvidenceGathering(Toolbox tools, LogoutOptions options)
{
    /// <summary>The report with it. That the secrets cannot be had is no reason to fail: then nothing can be said of them.</summary>
    public LogoutReport Add(LogoutReport report, Profile profile, DateTimeOffset began)
    {
        try
        {
            return Add(report, profile, tools.Wallet.Open(profile), began);
        }
        catch (FailureException e)
        {
            var warning = new Warning(WarningCode.NotSearched, $"Its secrets could not be read, and so not looked for: {e.Failure.Message}");
            return report with { Warnings = [.. report.Warnings, warning], Evidence = new() { StartedAt = began, EndedAt = tools.Clock.GetUtcNow() } };
        }
    }

    private LogoutReport Add(LogoutReport report, Profile profile, Grant grant, DateTimeOffset began)
    {
        var ended = tools.Clock.GetUtcNow();
        var copies = options.Scan ? new CopySearch(tools.Surroundings).Find(grant, tools.Profiles.FileOf(profile.Name)) : null;
        return report with
        {
            Warnings = copies is null ? report.Warnings : [.. report.Warnings, .. copies.Select(Found), .. NotSearched()],
            Evidence = new() { StartedAt = began, EndedAt = ended, Copies = copies, Credentials = options.Receipt is null ? [] : Fingerprinted(grant) },
        };
    }

    private Fingerprinted[] Fingerprinted(Grant grant) =>
        [.. grant.Credentials.Select(c => new Fingerprinted(c.Kind, c.Id, tools.Fingerprints.Of(c.Value)))];

    /// <summary>The report without copies in files that are gone by now: profiles that were ended by the same command.</summary>
    public static LogoutReport WithoutGone(LogoutReport report)
    {
        if (report.Evidence is not { Copies: { Count: > 0 } copies } evidence)
            return report;
        var gone = copies.Where(copy => copy.Line is not null && !File.Exists(copy.Place)).ToList();
        return report with
        {
            Warnings = [.. report.Warnings.Except(gone.Select(Found))],
            Evidence = evidence with { Copies = [.. copies.Except(gone)] },
        };
    }

    private static Warning Found(Copy copy) =>
        new(WarningCode.CopyFound, $"A copy of the {KindWords.Of(copy.Kind)} is in {copy.Where}; authx leaves it alone.");

    private IEnumerable<Warning> NotSearched() => tools.Surroundings.Left.Select(left => new Warning(WarningCode.NotSearched, $"Not searched for copies: {left}."));
}
