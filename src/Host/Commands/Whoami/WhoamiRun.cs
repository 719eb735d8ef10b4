using Authx.Host.Profiles;

namespace Authx.Host.Commands.Whoami;

/// <summary>Says who is signed in; asks the server where the provider can.</summary>
internal sealed class WhoamiRun(Toolbox tools, bool offline, bool strict)
{
    public async Task<ExitCode> RunAsync(string? who, CancellationToken cancellationToken)
    {
        var choice = tools.Finder.Choose(who, tools.Options.Profile);
        var report = choice.Name is { } name && tools.Profiles.Read(name) is { } profile
            ? await AskAsync(profile, cancellationToken)
            : SignedOut(choice, who);
        Print(report);
        return report.State switch
        {
            SignedInState.SignedIn => ExitCode.Done,
            SignedInState.SignedOut => ExitCode.Failed,
            SignedInState.Unknown => strict ? ExitCode.Failed : ExitCode.Done,
        };
    }

    private async Task<WhoamiReport> AskAsync(Profile profile, CancellationToken cancellationToken)
    {
        var known = new WhoamiReport { ProfileName = profile.Name, Profile = profile, State = SignedInState.SignedIn };
        if (offline)
            return known;
        try
        {
            return tools.Providers.Has(profile.Provider, Capability.Whoami) ? await AskServerAsync(known, profile, cancellationToken) : known;
        }
        catch (FailureException e) when (e.Failure.Code is ErrorCode.CredentialRefused or ErrorCode.NotSignedIn)
        {
            // The server would not renew it, or somebody else has signed out meanwhile.
            return known with { Checked = e.Failure.Code == ErrorCode.CredentialRefused, State = SignedInState.SignedOut, Error = e.Failure };
        }
        catch (FailureException e)
        {
            return Unknown(known, e.Failure);
        }
    }

    private async Task<WhoamiReport> AskServerAsync(WhoamiReport known, Profile profile, CancellationToken cancellationToken)
    {
        var renewal = new Renewal(tools);
        var (asked, grant) = await renewal.OpenAsync(profile, cancellationToken);
        var answer = await AskProviderAsync(asked, grant);
        // Its time may be over without that the server had said when: then a renewal tells whether the session is.
        if (answer.State == WhoamiState.Refused && renewal.CanRenew(asked)
            && await renewal.TryRenewAsync(asked.Name, g => IsAnother(g, grant), cancellationToken) is { IsFresh: true } renewed)
        {
            asked = renewed.Profile;
            answer = await AskProviderAsync(asked, renewed.Grant);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Read(known with { Profile = asked }, answer);
    }

    private async Task<WhoamiResult> AskProviderAsync(Profile profile, Grant grant)
    {
        var scope = CallScope.About(profile.Provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline);
        var answer = await tools.Providers.AskAsync(scope, desk =>
            ((IWhoami)desk.Provider).WhoamiAsync(new() { Profile = profile.Name, Grant = grant, Host = desk.Host }, desk.Cancellation));
        return answer.Value;
    }

    private static bool IsAnother(Grant grant, Grant asked) =>
        grant.Find(grant.Use.Credential)?.Value.Reveal() != asked.Find(asked.Use.Credential)?.Value.Reveal();

    private static WhoamiReport Read(WhoamiReport known, WhoamiResult answer) => answer.State switch
    {
        WhoamiState.NotAskable => known,
        WhoamiState.Accepted => known with { Checked = true, Account = answer.Account },
        WhoamiState.Refused => known with { Checked = true, State = SignedInState.SignedOut, Error = Refused(known, answer) },
        WhoamiState.Unknown => Unknown(known, answer.Error?.ToFailure($"{known.Profile!.Grant.Server} could not be asked")
            ?? new(ErrorCode.MalformedAnswer, $"{known.Profile!.Grant.Server} gave no clear answer.")),
    };

    private static Failure Refused(WhoamiReport known, WhoamiResult answer)
    {
        var profile = known.Profile!;
        return new(ErrorCode.CredentialRefused,
            $"{profile.Grant.Server} refuses the credential of the profile \"{profile.Name}\"{(answer.Error is { } e ? $": {e.Message.TrimEnd('.')}" : "")}.")
        { Hint = $"Sign in again: authx login {profile.Service} --profile {profile.Name}".Replace("  ", " ", StringComparison.Ordinal) };
    }

    private static WhoamiReport Unknown(WhoamiReport known, Failure failure) => known with
    {
        State = SignedInState.Unknown,
        Error = failure,
    };

    private WhoamiReport SignedOut(ProfileChoice choice, string? who)
    {
        var near = choice.Nearest is { } name ? $" Did you mean \"{name}\"?" : "";
        return new()
        {
            ProfileName = choice.Name ?? tools.Options.Profile ?? who,
            State = SignedInState.SignedOut,
            Error = new(ErrorCode.NotSignedIn, $"Not signed in. {choice.WhyNone}{near}".TrimEnd()) { Hint = SignInHint() },
        };
    }

    private string SignInHint()
    {
        var names = tools.Profiles.Names();
        return names.Count == 0 ? "To sign in: authx login" : $"Profiles: {string.Join(", ", names)}. To use one: authx switch {names[0]}";
    }

    private void Print(WhoamiReport report)
    {
        if (report.State == SignedInState.Unknown)
            tools.Warnings.Add(WarningCode.NotChecked, $"{report.Error?.Message} The credential is here; whether the server still accepts it is not known.".TrimStart());
        else if (report.Error is { } error)
            tools.Printer.Fail(error);
        report = report with { Warnings = tools.Warnings.All };
        if (report.State != SignedInState.SignedOut || !tools.Printer.IsText)
            tools.Printer.Result(report.Write, () => WhoamiText.Of(report, tools.Clock.GetUtcNow()));
    }
}
