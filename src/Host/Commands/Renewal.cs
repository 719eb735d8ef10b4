using Authx.Host.Profiles;

namespace Authx.Host.Commands;

/// <summary>What came of a renewal; not fresh is what cannot be renewed.</summary>
internal sealed record Renewed(Profile Profile, Grant Grant, bool IsFresh);

/// <summary>Renews a profile's credential under its lock, so that of many that want to only one does.</summary>
internal sealed class Renewal(Toolbox tools)
{
    /// <summary>
    /// The grant of a profile, for a question to the server: renewed where it has expired and can be, else as it is. The server
    /// says what it thinks of that.
    /// </summary>
    /// <exception cref="FailureException">It has ended, or could not be renewed.</exception>
    public async Task<(Profile Profile, Grant Grant)> OpenAsync(Profile profile, CancellationToken cancellationToken)
    {
        var grant = tools.Wallet.Open(profile);
        if (!HasExpired(grant) || !CanRenew(profile))
            return (profile, grant);
        var renewed = await TryRenewAsync(profile.Name, g => !HasExpired(g), cancellationToken);
        return (renewed.Profile, renewed.Grant);
    }

    /// <summary>Whether the profile's provider can renew anything at all.</summary>
    public bool CanRenew(Profile profile) => tools.Providers.Has(profile.Provider, Capability.Refresh);

    /// <param name="name">The profile.</param>
    /// <param name="isFresh">Whether a grant needs no renewal, for example because somebody else has just renewed it.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <exception cref="FailureException">It cannot be renewed, and is not usable as it is.</exception>
    public async Task<(Profile Profile, Grant Grant)> RenewAsync(string name, Func<Grant, bool> isFresh, CancellationToken cancellationToken)
    {
        var renewed = await TryRenewAsync(name, isFresh, cancellationToken);
        return renewed.IsFresh ? (renewed.Profile, renewed.Grant) : AsItIs(renewed.Profile, renewed.Grant);
    }

    /// <summary>The same; what cannot be renewed comes back as it was.</summary>
    public async Task<Renewed> TryRenewAsync(string name, Func<Grant, bool> isFresh, CancellationToken cancellationToken)
    {
        using var held = await tools.Profiles.LockAsync(name, tools.Patience.Profile(name), cancellationToken);
        // While we waited somebody else may have renewed it, or signed out of it.
        var profile = tools.Profiles.Read(name) ?? throw Gone(name);
        var grant = tools.Wallet.Open(profile);
        if (isFresh(grant))
            return new(profile, grant, IsFresh: true);
        if (!CanRenew(profile))
            return new(profile, grant, IsFresh: false);
        if (!held.IsHeld)
            throw new Failure(ErrorCode.StorageFailed, $"The profile \"{name}\" cannot be renewed: what would come of it could not be stored.")
            { Hint = "Make the directory of the profiles writable, then run the command again." }.AsException();
        return await RenewLockedAsync(profile, grant);
    }

    private async Task<Renewed> RenewLockedAsync(Profile profile, Grant grant)
    {
        var saved = profile;
        // Not ended by the first Ctrl-C: a server that has rotated the credential must not be left without a listener.
        var scope = CallScope.About(profile.Provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline) with { EndsAtFirstInterrupt = false };
        var answer = await tools.Providers.AskAsync(scope, desk => ((ITokenRefresh)desk.Provider).RefreshAsync(
            new()
            {
                Profile = profile.Name,
                Grant = grant,
                Host = desk.Host,
                SaveAsync = desk.Guard((renewed, _) => Task.FromResult(saved = tools.Wallet.Save(saved, renewed))),
            },
            desk.Cancellation));
        var result = answer.Value;
        return result.Outcome switch
        {
            RefreshOutcome.Refreshed => new(tools.Wallet.Save(saved, result.Grant!), result.Grant!, IsFresh: true),
            RefreshOutcome.NotRefreshable => new(profile, grant, IsFresh: false),
            RefreshOutcome.Ended => throw Over(profile, result.Error),
            RefreshOutcome.Failed => throw Failed(profile, result.Error),
        };
    }

    private bool HasExpired(Grant grant) => grant.Find(grant.Use.Credential)?.ExpiresAt <= tools.Clock.GetUtcNow();

    // A credential with less time left than was asked for is better than none, until its time is over.
    private (Profile Profile, Grant Grant) AsItIs(Profile profile, Grant grant)
    {
        var expiry = grant.Find(grant.Use.Credential)?.ExpiresAt;
        if (expiry > tools.Clock.GetUtcNow())
        {
            tools.Printer.Warn($"The credential of the profile \"{profile.Name}\" expires at {expiry:u} and cannot be renewed.");
            return (profile, grant);
        }
        throw new Failure(ErrorCode.CredentialExpired, $"The credential of the profile \"{profile.Name}\" expired at {expiry:u} and cannot be renewed.")
        { Hint = SignInAgain(profile) }.AsException();
    }

    private static FailureException Over(Profile profile, ProviderError? error)
    {
        var why = error is null ? "" : $": {error.Message.TrimEnd('.')}";
        return new Failure(ErrorCode.CredentialRefused, $"{profile.Grant.Server} has ended the session of the profile \"{profile.Name}\"{why}.")
        { Hint = SignInAgain(profile) }.AsException();
    }

    private static FailureException Failed(Profile profile, ProviderError? error) =>
        (error?.ToFailure($"The credential of the profile \"{profile.Name}\" could not be renewed", Kept(profile))
            ?? new(ErrorCode.MalformedAnswer, $"The credential of the profile \"{profile.Name}\" could not be renewed.") { Hint = Kept(profile) }).AsException();

    private static FailureException Gone(string name) =>
        new Failure(ErrorCode.NotSignedIn, $"Somebody else has just signed out of the profile \"{name}\".") { Hint = "authx login" }.AsException();

    private static string Kept(Profile profile) => $"It is kept as it was: run the command again, or sign in again: {Login(profile)}";

    private static string SignInAgain(Profile profile) => $"Sign in again: {Login(profile)}";

    private static string Login(Profile profile) => $"authx login {profile.Service ?? $"--provider {profile.Provider}"} --profile {profile.Name}";
}
