using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What becomes of a credential that could not be ended.</summary>
internal enum OnFailure
{
    /// <summary>It stays, so that the logout can be repeated.</summary>
    Keep,

    /// <summary>It is forgotten here all the same.</summary>
    Clear,

    /// <summary>It moves to where it is only kept to be ended later.</summary>
    Defer,
}

/// <summary>What the command line of a logout says.</summary>
internal sealed record LogoutOptions
{
    public string? Who { get; init; }

    public string? Profile { get; init; }

    /// <summary>All profiles of this machine.</summary>
    public bool All { get; init; }

    /// <summary>All profiles of this service.</summary>
    public string? Service { get; init; }

    public bool IsForMany => All || Service is not null;

    public bool Local { get; init; }

    public bool Revoke { get; init; }

    /// <summary>End the account's sessions elsewhere too.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Corrections of pins, as typed: <c>key=value</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Ask the server whether what it accepted to end is dead.</summary>
    public bool Verify { get; init; }

    /// <summary>Count as failed what is not known to be dead.</summary>
    public bool Strict { get; init; }

    /// <summary>End the browser's own session too.</summary>
    public bool Browser { get; init; }

    /// <summary>What becomes of a credential that could not be ended; null where the user did not say.</summary>
    public OnFailure? OnFailure { get; init; }

    /// <summary>Look for other copies of the secret before it is erased.</summary>
    public bool Scan { get; init; }

    /// <summary>The file that is to say what came of it; null where none was asked for.</summary>
    public string? Receipt { get; init; }

    public bool DryRun { get; init; }

    public bool Force { get; init; }

    /// <summary>
    /// Whether the server is not told. What is local by nature goes to its provider all the same: only it knows what --revoke
    /// would mean. Who wants all sessions ended wants this one ended too, whoever began it.
    /// </summary>
    public bool Skips(Profile profile) =>
        Local || (profile.Grant is { Provenance: Provenance.Imported, Revocability: not Revocability.Local } && !Revoke && !Everywhere);

    /// <summary>Refuses what contradicts itself.</summary>
    /// <exception cref="FailureException">It does.</exception>
    public void DemandConsistency()
    {
        DemandOneChoice();
        if (DryRun && Receipt is not null)
            throw new Failure(ErrorCode.Usage, "--dry-run does nothing that a receipt could be of.") { Hint = "Give one of them." }.AsException();
        var told = this switch
        {
            { Local: false } => null,
            { Revoke: true } => "--revoke tells it to end the credential",
            { Everywhere: true } => "--everywhere tells it to end the sessions on other machines",
            { Set.Count: > 0 } => "--set corrects what it is told",
            { Verify: true } => "--verify asks it for proof",
            { Strict: true } => "--strict demands that it has ended the credential",
            { Browser: true } => "--browser ends the session that it has with your browser",
            { OnFailure: not null } => "--on-failure is for what could not be ended there",
            _ => null,
        };
        if (told is not null)
            throw new Failure(ErrorCode.Usage, $"--local tells no server, and {told}.") { Hint = "Give one of them." }.AsException();
    }

    private void DemandOneChoice()
    {
        var wrong = this switch
        {
            { All: true, Service: not null } => "--all and --service exclude each other.",
            { IsForMany: true, Who: not null } => "A profile is named, and --all or --service means others too.",
            { IsForMany: true, Profile: not null } => "--profile names one profile, and --all or --service means others too.",
            { IsForMany: true, Set.Count: > 0 } => "--set corrects what one server is told, and --all or --service means many.",
            _ => null,
        };
        if (wrong is not null)
            throw new Failure(ErrorCode.Usage, wrong) { Hint = "Give one of them." }.AsException();
    }

    /// <summary>The same for one profile of many: what cannot be had of it is left out, and said.</summary>
    public (LogoutOptions Options, IReadOnlyList<Warning> LeftOut) FitTo(Profile profile)
    {
        if (!IsForMany || !Everywhere || profile.Grant.CanEndEverywhere)
            return (this, []);
        var left = new Warning(WarningCode.NotEverywhere, $"The account's sessions on other machines were left alone: no way to end them at {profile.Grant.Server} is known.");
        return (this with { Everywhere = false }, [left]);
    }

    /// <summary>Refuses, before anything is done, what cannot be had of this profile.</summary>
    /// <exception cref="FailureException">The account's sessions elsewhere cannot be ended with it, or there is nothing to correct.</exception>
    public void DemandFits(Profile profile)
    {
        if (Everywhere && !profile.Grant.CanEndEverywhere)
            throw new Failure(ErrorCode.NotSupported,
                $"The profile \"{profile.Name}\" cannot end the account's sessions elsewhere: no way to do that at {profile.Grant.Server} was known at the sign-in. Nothing was done.")
            { Hint = $"To sign out here alone: authx logout {profile.Name}" }.AsException();
        if (Browser && !IsForMany && profile.Grant.BrowserLogoutPage is null)
            throw new Failure(ErrorCode.NotSupported,
                $"The profile \"{profile.Name}\" knows no page that ends your browser's session at {profile.Grant.Server}. Nothing was done.")
            { Hint = $"To sign out here alone: authx logout {profile.Name}" }.AsException();
        if (Set.Count > 0 && (Skips(profile) || (profile.Grant.Revocability == Revocability.Local && !Revoke)))
            throw new Failure(ErrorCode.Usage,
                "--set corrects what the server is told, and it is told nothing of a credential that you brought along. Nothing was done.")
            { Hint = $"To end it at the server: the same with --revoke" }.AsException();
    }
}
