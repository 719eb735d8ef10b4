namespace Authx.Host.Providers.Tests;

/// <summary>Every outcome there is can be had from the good provider, which drives the tests of the decision table.</summary>
public sealed class GoodProviderTests : IDisposable
{
    private readonly TestRun _run = new("good");

    [Theory]
    [InlineData(LoginOutcome.SignedIn)]
    [InlineData(LoginOutcome.Refused)]
    [InlineData(LoginOutcome.Failed)]
    public async Task Every_outcome_of_a_sign_in(LoginOutcome outcome) =>
        (await SignInAsync(new() { ["login.outcome"] = outcome.ToString() })).Value.Outcome.ShouldBe(outcome);

    [Theory]
    [MemberData(nameof(All), typeof(Outcome))]
    public async Task Every_outcome_of_a_sign_out(object outcome)
    {
        var grant = await GrantAsync(new() { ["logout.outcome"] = outcome.ToString()! });
        (await _run.LogoutAsync(grant)).Value.Credentials.Single().Outcome.ShouldBe((Outcome)outcome);
    }

    [Theory]
    [MemberData(nameof(All), typeof(ErrorKind))]
    public async Task Every_kind_of_error(object kind)
    {
        var grant = await GrantAsync(new() { ["logout.outcome"] = "failed", ["logout.error"] = kind.ToString()!, ["logout.retryAfter"] = "7" });
        var error = (await _run.LogoutAsync(grant)).Value.Credentials.Single().Error!;
        (error.Kind, error.RetryAfter).ShouldBe(((ErrorKind)kind, TimeSpan.FromSeconds(7)));
    }

    [Theory]
    [MemberData(nameof(All), typeof(WhoamiState))]
    public async Task Every_state_of_whoami(object state)
    {
        var grant = await GrantAsync(new() { ["whoami.state"] = state.ToString()!, ["account.id"] = "u1", ["account.name"] = "ada" });
        var result = (await _run.AskAsync(grant, (p, context, token) => ((IWhoami)p).WhoamiAsync(context, token))).Value;
        result.State.ShouldBe((WhoamiState)state);
        result.Account?.Name.ShouldBe("ada");
    }

    [Theory]
    [MemberData(nameof(All), typeof(RefreshOutcome))]
    public async Task Every_outcome_of_a_renewal(object outcome)
    {
        var grant = await GrantAsync(new() { ["refresh.outcome"] = outcome.ToString()! });
        (await _run.RefreshAsync(grant)).Value.Outcome.ShouldBe((RefreshOutcome)outcome);
        _run.Saved.Count.ShouldBe((RefreshOutcome)outcome == RefreshOutcome.Refreshed ? 1 : 0);
    }

    [Fact]
    public async Task One_outcome_per_credential_and_another_where_revoke_is_asked()
    {
        var grant = await GrantAsync(new()
        {
            ["grant.kinds"] = "refreshToken,accessToken",
            ["logout.outcome"] = "ended",
            ["logout.outcomes.accessToken"] = "unsupported",
            ["logout.validFor"] = "60",
        });
        var outcomes = (await _run.LogoutAsync(grant)).Value.Credentials;
        outcomes.Select(o => (o.Kind, o.Outcome)).ShouldBe([("refreshToken", Outcome.Ended), ("accessToken", Outcome.Unsupported)]);
        outcomes.Select(o => o.ValidUntil is not null).ShouldBe([false, true]);

        var key = await GrantAsync(new() { ["logout.revoked"] = "denied" });
        (await _run.LogoutAsync(key, revoke: true)).Value.Credentials.Single().Outcome.ShouldBe(Outcome.Denied);
        (await _run.LogoutAsync(key)).Value.Credentials.Single().Outcome.ShouldBe(Outcome.LocalOnly);
    }

    [Theory]
    [InlineData("minted", Provenance.Minted, "atServer", Revocability.AtServer)]
    [InlineData("imported", Provenance.Imported, "unsupported", Revocability.Unsupported)]
    public async Task The_grant_is_what_the_settings_say(string provenance, Provenance p, string revocability, Revocability r)
    {
        var grant = await GrantAsync(new()
        {
            ["grant.provenance"] = provenance,
            ["grant.revocability"] = revocability,
            ["grant.expiresIn"] = "-5",
            ["grant.id"] = "key_1",
            ["grant.placement"] = "cookie",
            ["server"] = "https://API.example/v1",
        });
        (grant.Provenance, grant.Revocability, grant.Use.Placement).ShouldBe((p, r, Placement.Cookie));
        grant.Origins.ShouldBe(["https://api.example"]);
        grant.Credentials[0].Id.ShouldBe("key_1");
        grant.Credentials[0].ExpiresAt!.Value.ShouldBeLessThan(DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Keys_are_listed_and_deleted()
    {
        var grant = await GrantAsync(new() { ["keys.list.k1"] = "first", ["keys.delete"] = "alreadyGone" });
        var keys = (await _run.AskAsync(grant, (p, context, token) => ((IKeyDirectory)p).ListKeysAsync(context, token))).Value.Keys!;
        keys.Select(key => (key.Id, key.Name)).ShouldBe([("k1", "first")]);
        var deleted = await _run.AskAsync(grant, (p, context, token) => ((IKeyDirectory)p).DeleteKeyAsync(context, "k1", token));
        deleted.Value.Outcome.ShouldBe(Outcome.AlreadyGone);
    }

    [Fact]
    public async Task A_grant_is_saved_on_the_way_and_checked_before()
    {
        await GrantAsync(new() { ["login.saves"] = "true" });
        _run.Saved.Single().Credentials.Single().Value.Reveal().ShouldBe(The.Canary);
        var rotated = await GrantAsync(new() { ["logout.saves"] = "true" });
        await _run.LogoutAsync(rotated);
        _run.Saved[^1].Credentials.Single().Value.Reveal().ShouldBe($"{The.Canary}-rotated");
        _run.Redactor.Apply($"{The.Canary}-rotated").ShouldBe("***");
    }

    public static TheoryData<object> All(Type type) => [.. Enum.GetValues(type).Cast<object>()];

    public void Dispose() => _run.Dispose();

    private Task<Answer<LoginResult>> SignInAsync(Dictionary<string, string> settings) => _run.LoginAsync(settings, new Secret(The.Canary));

    private async Task<Grant> GrantAsync(Dictionary<string, string> settings) => (await SignInAsync(settings)).Value.Grant!;
}
