namespace Authx.Provider.ApiKey;

/// <summary>Answers for the key. Without the wish to delete it there is nothing to do at a server, and nothing is sent.</summary>
internal sealed class Logout(LogoutContext context)
{
    private readonly Holding _holding = Holding.Of(context.Grant, context.Host);

    // No async method for the usual case: the machinery of one is compiled in every process that comes by here.
    public Task<LogoutResult> RunAsync(CancellationToken cancellationToken) =>
        context.Revoke ? DeletedAsync(cancellationToken) : Task.FromResult(Of(LocalOnly()));

    private async Task<LogoutResult> DeletedAsync(CancellationToken cancellationToken) =>
        Of(await new KeyDeletion(_holding).OfOwnAsync(cancellationToken));

    private static LogoutResult Of(CredentialOutcome outcome) => new() { Credentials = [outcome] };

    private CredentialOutcome LocalOnly() =>
        new() { Kind = CredentialKind.ApiKey, Outcome = Outcome.LocalOnly, ValidUntil = _holding.Key.ExpiresAt };
}
