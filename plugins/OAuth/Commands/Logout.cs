namespace Authx.Provider.OAuth;

/// <summary>
/// Revokes the tokens, the refresh token first, each whatever becomes of the other (RFC 7009), from the pins alone. A refresh
/// token that is not answered for holds the access token up for a moment only: the host's deadline is for both.
/// </summary>
internal sealed class Logout(Holding holding)
{
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(3);

    public async Task<LogoutResult> RunAsync(CancellationToken cancellationToken)
    {
        var endings = new List<Task<CredentialOutcome>>();
        foreach (var credential in holding.Grant.Credentials)
        {
            if (endings.Count > 0)
                await WaitForAsync(endings[^1], cancellationToken);
            endings.Add(new Revocation(holding).EndAsync(credential, cancellationToken));
        }

        return new() { Credentials = await Task.WhenAll(endings) };
    }

    private async Task WaitForAsync(Task<CredentialOutcome> ending, CancellationToken cancellationToken)
    {
        if (ending.IsCompleted)
            return;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(ending, Task.Delay(HeadStart, holding.Host.Clock, over.Token));
        await over.CancelAsync();
    }
}
