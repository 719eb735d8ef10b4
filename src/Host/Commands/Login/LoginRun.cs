using Authx.Host.Profiles;
using Authx.Host.Providers.Http;

namespace Authx.Host.Commands.Login;

/// <summary>Signs in: the new credential is stored first, and only then is the one that it replaces let go.</summary>
internal sealed class LoginRun(Toolbox tools, LoginOptions options)
{
    private const string Unchanged = "Nothing was changed on this machine.";

    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        Report(await SignInAsync(cancellationToken));
        return ExitCode.Done;
    }

    /// <summary>Signs in, and says nothing of it.</summary>
    public async Task<Profile> SignInAsync(CancellationToken cancellationToken)
    {
        var target = new LoginTargetFinder(tools, options).Find();
        var input = await new LoginInputReader(tools, options).ReadAsync(target, cancellationToken);
        // What is there already is read first: a profile that cannot be read must not be replaced unseen.
        _ = tools.Profiles.Read(target.Profile);
        var stage = new SignInStage(tools, target);
        try
        {
            var grant = await AskProviderAsync(target, input, stage);
            // Who has given up by now is not to find a credential here.
            return cancellationToken.IsCancellationRequested ? throw GivenUp() : await StoreAsync(target, grant, stage, cancellationToken);
        }
        catch
        {
            await stage.EndWhatWasBegunAsync();
            throw;
        }
    }

    private async Task<Grant> AskProviderAsync(LoginTarget target, LoginInput input, SignInStage stage)
    {
        var settings = target.Service.Values;
        var origins = new AllowedOrigins(settings.Keys.Select(k => settings.Find(k)!).Where(v => v.Contains("://", StringComparison.Ordinal)));
        var answer = await tools.Providers.AskAsync(
            new CallScope(target.Service.Provider) { Deadline = tools.Options.Timeout },
            origins,
            desk => desk.Provider.LoginAsync(
                new()
                {
                    Profile = target.Profile,
                    Settings = settings,
                    Input = input,
                    Host = desk.Host,
                    SaveAsync = desk.Guard((begun, _) => stage.SaveAsync(begun)),
                    AllowOrigin = origins.Allow,
                },
                desk.Cancellation));
        if (answer.Failure is { Code: ErrorCode.Interrupted })
            throw GivenUp();
        if (answer.Failure is { Code: ErrorCode.PluginTimeout } late)
            throw (late with { Hint = $"{Unchanged} {late.Hint}" }).AsException();
        var result = answer.Value;
        return result.Outcome switch
        {
            LoginOutcome.SignedIn => stage.Take(result.Grant!),
            LoginOutcome.Refused or LoginOutcome.Failed => throw NotSignedIn(target, result.Error!),
        };
    }

    private async Task<Profile> StoreAsync(LoginTarget target, Grant grant, SignInStage stage, CancellationToken cancellationToken)
    {
        using var held = await tools.Profiles.LockAsync(target.Profile, tools.Patience.Profile(target.Profile), cancellationToken);
        var old = tools.Profiles.Read(target.Profile);
        if (old is not null && Replacement.IsOfAnother(old, target, grant))
            await new Consent(tools).DemandAsync(Replacement.Question(old, grant), options.Force, cancellationToken);
        var oldGrant = old is null ? null : tools.Wallet.Open(old);
        var profile = tools.Wallet.Save(stage.NewProfile(target.Profile), grant);
        stage.Clear();
        if (!options.NoSwitch)
            tools.DefaultProfile.Set(profile.Name);
        if (oldGrant is not null)
            await new Replacement(tools).EndAsync(old!, oldGrant, grant);
        return profile;
    }

    private void Report(Profile profile)
    {
        var account = profile.Grant.Account;
        var who = account is null ? "" : $" as {account.Name ?? account.Id}";
        tools.Printer.Done(
            json => LoginReport.Write(json, profile, !options.NoSwitch, tools.Warnings.All),
            $"Signed in to {profile.Grant.Server}{who}. Profile \"{profile.Name}\"{(options.NoSwitch ? "" : ", which is the default now")}.");
        tools.Printer.Note($"Signing out {RevocabilityWords.Of(profile.Grant)}.");
    }

    private static FailureException GivenUp() =>
        new Failure(ErrorCode.Interrupted, "Interrupted. Not signed in, and nothing was changed on this machine.").AsException();

    private static FailureException NotSignedIn(LoginTarget target, ProviderError error) =>
        error.ToFailure($"Not signed in to {target.Service.Name ?? target.Service.Provider}", Unchanged).AsException();
}
