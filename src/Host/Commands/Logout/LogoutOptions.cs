using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What the command line of a logout says.</summary>
internal sealed record LogoutOptions
{
    public string? Who { get; init; }

    public string? Profile { get; init; }

    public bool Local { get; init; }

    public bool Revoke { get; init; }

    /// <summary>End the account's sessions elsewhere too.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Corrections of pins, as typed: <c>key=value</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

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
        var told = this switch
        {
            { Local: false } => null,
            { Revoke: true } => "--revoke tells it to end the credential",
            { Everywhere: true } => "--everywhere tells it to end the sessions on other machines",
            { Set.Count: > 0 } => "--set corrects what it is told",
            _ => null,
        };
        if (told is not null)
            throw new Failure(ErrorCode.Usage, $"--local tells no server, and {told}.") { Hint = "Give one of them." }.AsException();
    }

    /// <summary>Refuses, before anything is done, what cannot be had of this profile.</summary>
    /// <exception cref="FailureException">The account's sessions elsewhere cannot be ended with it, or there is nothing to correct.</exception>
    public void DemandFits(Profile profile)
    {
        if (Everywhere && !profile.Grant.CanEndEverywhere)
            throw new Failure(ErrorCode.NotSupported,
                $"The profile \"{profile.Name}\" cannot end the account's sessions elsewhere: no way to do that at {profile.Grant.Server} was known at the sign-in. Nothing was done.")
            { Hint = $"To sign out here alone: authx logout {profile.Name}" }.AsException();
        if (Set.Count > 0 && Skips(profile))
            throw new Failure(ErrorCode.Usage,
                "--set corrects what the server is told, and it is told nothing of a credential that you brought along. Nothing was done.")
            { Hint = $"To end it at the server: authx logout {profile.Name} --revoke" }.AsException();
    }
}
