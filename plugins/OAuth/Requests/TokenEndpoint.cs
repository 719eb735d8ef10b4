namespace Authx.Provider.OAuth;

/// <summary>Asks a token endpoint for tokens (RFC 6749 section 3.2).</summary>
internal sealed class TokenEndpoint(Uri address, ClientAuthentication client, ProviderHost host)
{
    // Less than the host waits for a call that was cancelled.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Posts a grant, whose first parameter is <c>grant_type</c>. An answer that is under way when the user gives up gets a
    /// moment more: what the server gives out is alive, and whoever asked has to store it or end it.
    /// </summary>
    public async Task<TokenResult> AskAsync(Form grant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, host.Clock);
        await using var _ = cancellationToken.Register(() => late.CancelAfter(Moment));
        var answer = await new Wire(host).PostAsync(address, grant, client, late.Token);
        return answer.Error is { } error
            ? new() { Status = answer.Status, Refusal = answer.Refusal, Error = OfClient(answer, error) }
            : new TokenReader(answer.Document, host.Clock.GetUtcNow()).Read(answer.Status);
    }

    // Nobody but the client shows itself there: who is refused without a word is the client (RFC 6749 section 5.2).
    private static ProviderError OfClient(Answer answer, ProviderError error) =>
        answer is { Status: 401, Refusal: null }
            ? new() { Kind = ErrorKind.ClientRefused, Message = $"{error.Message}: it does not accept this client", RetryAfter = error.RetryAfter }
            : error;
}
