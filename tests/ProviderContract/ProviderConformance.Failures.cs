using Xunit;

namespace Authx.Testing;

public abstract partial class ProviderConformance<TProvider>
{
    /// <summary>A server that cannot be reached has ended nothing, and the answer says so.</summary>
    [Fact]
    public Task AX006_Offline_nothing_is_claimed() => IsATypedFailureAsync(Fault.Unreachable);

    /// <summary>A refusal is no success: it is gone at most where the server does not know the credential any more, and never where it forbids.</summary>
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task AX007_A_refusal_is_never_called_an_end(int status)
    {
        var (result, trial) = await LogoutUnderAsync(Fault.Status(status));

        if (trial.Server.Requests.Count == 0)
            return;
        Assert.DoesNotContain(result.Credentials, outcome => outcome.Outcome == Outcome.Ended);
        if (status == 403)
            ClaimsNothing(result, "the server answers 403");
        Assert.All(result.Credentials, HasItsReason);
    }

    /// <summary>Servers in trouble, timeouts, broken connections and garbage are failures with a kind that says which.</summary>
    [Fact]
    public async Task AX008_Trouble_is_a_failure_of_its_kind()
    {
        foreach (var fault in Fault.Troubles)
            await IsATypedFailureAsync(fault);
    }

    /// <summary>The wait that a busy server asks for is passed on; the host does the waiting.</summary>
    [Fact]
    public async Task AX009_A_busy_servers_wait_is_passed_on()
    {
        var (result, trial) = await LogoutUnderAsync(Fault.Busy);

        if (trial.Server.Requests.Count == 0)
            return;
        ClaimsNothing(result, Fault.Busy.Words);
        Assert.True(result.Credentials.Any(outcome => outcome.Error is { Kind: ErrorKind.RateLimited } error && error.RetryAfter == Fault.RetryAfter),
            $"No answer says {ErrorKind.RateLimited} with the server's Retry-After: use ProviderError.FromAnswer.");
    }

    /// <summary>A sign-in that goes wrong comes to a result that says why, and never to an exception.</summary>
    [Fact]
    public async Task AX020_A_failed_sign_in_is_a_result()
    {
        foreach (var fault in (Fault[])[Fault.Status(401), Fault.Status(403), Fault.Status(404), Fault.Busy, Fault.Unreachable, Fault.Page, .. Fault.Troubles])
        {
            var trial = NewTrial();
            fault.Befalls(trial.Server);
            var result = await LoginAsync(trial);
            if (trial.Server.Requests.Count == 0)
                continue;
            Assert.True(result.Outcome != LoginOutcome.SignedIn, $"The sign-in succeeded, although {fault.Words}.");
            Assert.True(result.Error?.Message is { Length: > 0 }, $"No error says that {fault.Words}.");
        }
    }

    /// <summary>Who could not ask does not know: only the server's own refusal makes a credential refused.</summary>
    [Fact]
    public async Task AX022_Whoami_says_unknown_when_it_could_not_ask()
    {
        var (grant, first) = await SignedInAsync();
        if (first.Provider is not IWhoami provider)
            return;
        foreach (var fault in (Fault[])[Fault.Unreachable, Fault.Busy, .. Fault.Troubles])
        {
            var trial = NewTrial(first.Provider);
            fault.Befalls(trial.Server);
            var result = await trial.WhoamiAsync(provider, grant);
            Assert.True(trial.Server.Requests.Count == 0 || result.State == WhoamiState.Unknown, $"Whoami says {result.State}, although {fault.Words}.");
        }
    }

    /// <summary>Who could not ask has proven nothing.</summary>
    [Fact]
    public async Task AX023_A_proof_that_could_not_ask_proves_nothing()
    {
        var (grant, first) = await SignedInAsync();
        if (first.Provider is not IRevocationProof provider)
            return;
        foreach (var fault in (Fault[])[Fault.Unreachable, Fault.Busy, .. Fault.Troubles])
        {
            var trial = NewTrial(first.Provider);
            fault.Befalls(trial.Server);
            var result = await trial.ProveAsync(provider, grant);
            Assert.All(result.Credentials, proof =>
                Assert.True(proof.State == ProofState.Unknown, $"{proof.Kind} is said to be {proof.State}, although {fault.Words}."));
        }
    }

    private async Task IsATypedFailureAsync(Fault fault)
    {
        var (result, trial) = await LogoutUnderAsync(fault);
        ClaimsNothing(result, fault.Words);
        Assert.All(result.Credentials, HasItsReason);
        if (trial.Server.Requests.Count == 0)
            return;
        Assert.True(result.Credentials.Any(outcome => outcome.Outcome == Outcome.Failed && outcome.Error is { } error && fault.Kinds.Contains(error.Kind)),
            $"No answer is {Outcome.Failed} with {string.Join(" or ", fault.Kinds)}, although {fault.Words}: use ProviderError.FromException and FromAnswer.");
    }

    private static void HasItsReason(CredentialOutcome outcome) =>
        Assert.True(outcome.Outcome is not (Outcome.Failed or Outcome.Denied or Outcome.Unaddressable) || outcome.Error?.Message is { Length: > 0 },
            $"{outcome.Kind} is {outcome.Outcome} and no error says why.");
}
