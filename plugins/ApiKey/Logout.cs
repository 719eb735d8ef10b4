namespace Authx.Provider.ApiKey;

/// <summary>Answers for the key. Without the wish to delete it there is nothing to do at a server, and nothing is sent.</summary>
internal sealed class Logout(LogoutContext context)
{
    private readonly Holding _holding = Holding.Of(context.Grant, context.Host);

    public async Task<LogoutResult> RunAsync(CancellationToken cancellationToken) => new()
    {
        Credentials = [context.Revoke ? await new KeyDeletion(_holding).OfOwnAsync(cancellationToken) : LocalOnly()],
    };

    private CredentialOutcome LocalOnly() =>
        new() { Kind = CredentialKind.ApiKey, Outcome = Outcome.LocalOnly, ValidUntil = _holding.Key.ExpiresAt };
}
