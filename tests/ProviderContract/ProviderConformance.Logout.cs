using Xunit;

namespace Authx.Testing;

public abstract partial class ProviderConformance<TProvider>
{
    /// <summary>Signing out of what is signed out already is no fault, whatever the server then says.</summary>
    [Fact]
    public async Task AX001_Logging_out_twice_is_safe()
    {
        var (grant, trial) = await SignedInAsync();
        await trial.LogoutAsync(grant);

        foreach (var fault in (Fault?[])[null, Fault.Status(401), Fault.Status(404)])
        {
            var again = NewTrial(trial.Provider);
            fault?.Befalls(again.Server);
            var problem = await Record.ExceptionAsync(() => again.LogoutAsync(grant));
            Assert.True(problem is null, $"The second sign-out threw {problem?.GetType().Name}: {problem?.Message}");
        }
    }

    /// <summary>The local copy is the host's: a provider saves what it renewed, and never a grant that lost a credential.</summary>
    [Fact]
    public async Task AX014_The_provider_erases_nothing()
    {
        foreach (var fault in (Fault?[])[null, Fault.Status(401), Fault.Status(404), Fault.Unreachable])
        {
            var (grant, trial) = await SignedInAsync();
            var kinds = KindsOf(grant);
            fault?.Befalls(trial.Server);
            await trial.LogoutAsync(grant);
            Assert.Equal(kinds, KindsOf(grant));
            Assert.All(trial.Saved, saved =>
                Assert.True(kinds.SequenceEqual(KindsOf(saved)), "At sign-out a grant was saved that holds other credentials than before."));
        }
    }

    /// <summary>The host makes its report of the answers: each credential has one, and there are no others.</summary>
    [Fact]
    public async Task AX016_Every_credential_has_one_answer()
    {
        foreach (var fault in (Fault?[])[null, Fault.Status(401), Fault.Status(500), Fault.Unreachable])
        {
            var (grant, trial) = await SignedInAsync();
            fault?.Befalls(trial.Server);
            var result = await trial.LogoutAsync(grant);
            Assert.Equal(KindsOf(grant), result.Credentials.Select(outcome => outcome.Kind).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>A later process has the grant and nothing else: no settings, no discovery, no memory of this provider.</summary>
    [Fact]
    public async Task AX017_A_sign_in_pins_what_a_sign_out_needs()
    {
        var (grant, same) = await SignedInAsync();
        var here = await same.LogoutAsync(grant);

        var later = NewTrial();
        var there = await later.LogoutAsync(StoredGrant.RoundTrip(grant));

        Assert.Equal(here.Credentials.Select(outcome => (outcome.Kind, outcome.Outcome)), there.Credentials.Select(outcome => (outcome.Kind, outcome.Outcome)));
        Assert.Equal(same.Server.Requests.Select(request => request.Line), later.Server.Requests.Select(request => request.Line));
    }

    /// <summary>
    /// What is local by nature needs no server; what ends at a server is told to it; and what no server can end is not called ended.
    /// </summary>
    [Fact]
    public async Task AX019_The_grant_tells_the_truth_about_its_end()
    {
        var (grant, trial) = await SignedInAsync();

        var result = await trial.LogoutAsync(grant, revoke: false);

        var asked = trial.Server.Requests.Count;
        if (grant.Revocability == Revocability.Local)
            Assert.True(asked == 0, "The grant is local by nature, and signing out of it sent requests although nobody asked to revoke it.");
        if (grant.Revocability == Revocability.AtServer)
            Assert.True(result.Credentials.Any(IsClaim), $"The grant says that it can be ended at the server, and the script's server ended nothing.{trial.Server.Unscripted}");
        if (grant.Revocability != Revocability.AtServer || asked == 0)
            ClaimsNothing(result, asked == 0 ? "no server was told" : $"the grant says {grant.Revocability}");
    }

    private static List<string> KindsOf(Grant grant) => [.. grant.Credentials.Select(credential => credential.Kind).Order(StringComparer.Ordinal)];
}
