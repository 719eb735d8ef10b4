namespace TestProviders;

/// <summary>
/// Behaves well, and does what its settings say: every outcome there is can be had from it. It keeps all settings in the
/// grant's pins, so that what a later command makes of the grant is decided at login.
/// </summary>
[AuthxProvider("good", "Good", Inputs = LoginInputs.Token | LoginInputs.Username | LoginInputs.Password | LoginInputs.OneTimeCode
    | LoginInputs.TokenType | LoginInputs.Scope | LoginInputs.ClientSecret | LoginInputs.Device | LoginInputs.NoBrowser | LoginInputs.ClientCredentials)]
[ProviderSetting("server", SettingType.Url, Description = "where requests go")]
[ProviderSetting("login.outcome", SettingType.Text, OneOf = "signedIn|refused|failed", Default = "signedIn")]
[ProviderSetting("login.error", SettingType.Text, Description = "the kind of error where it failed")]
[ProviderSetting("login.says", SettingType.Text, Description = "told to the user")]
[ProviderSetting("login.request", SettingType.Path, Description = "asked before anything else")]
[ProviderSetting("login.saves", SettingType.Flag, Description = "saves the grant before the result")]
[ProviderSetting("grant.kinds", SettingType.Text, Default = "apiKey", Description = "the credentials, with commas between; the last one is used")]
[ProviderSetting("grant.provenance", SettingType.Text, OneOf = "minted|imported", Default = "imported")]
[ProviderSetting("grant.revocability", SettingType.Text, OneOf = "local|atServer|unsupported", Default = "local")]
[ProviderSetting("grant.expiresIn", SettingType.Number, Description = "in seconds; negative for the past")]
[ProviderSetting("grant.id", SettingType.Text, Description = "the credentials' id at the server")]
[ProviderSetting("grant.derived", SettingType.Flag, Description = "each credential but the first was issued from the first")]
[ProviderSetting("grant.everywhere", SettingType.Flag, Description = "the account's other sessions can be ended with it")]
[ProviderSetting("grant.page", SettingType.Url, Description = "ends the browser's session")]
[ProviderSetting("grant.placement", SettingType.Text, OneOf = "header|cookie", Default = "header")]
[ProviderSetting("account.id", SettingType.Text)]
[ProviderSetting("account.name", SettingType.Text)]
[ProviderSetting("logout.outcome", SettingType.Text, OneOf = Script.Outcomes, Default = "localOnly")]
[ProviderSetting("logout.outcomes.*", SettingType.Text, OneOf = Script.Outcomes, Description = "the outcome of one kind of credential")]
[ProviderSetting("logout.revoked", SettingType.Text, OneOf = Script.Outcomes, Description = "the outcome where --revoke was given")]
[ProviderSetting("logout.everywhere", SettingType.Text, OneOf = Script.Outcomes, Description = "the outcome where --everywhere was given")]
[ProviderSetting("logout.header", SettingType.HeaderName, Description = "for its type alone, like the next two")]
[ProviderSetting("logout.gone", SettingType.Statuses)]
[ProviderSetting("logout.pointer", SettingType.JsonPointer)]
[ProviderSetting("logout.error", SettingType.Text, Default = "serverError", Description = "the kind of error where it failed")]
[ProviderSetting("logout.retryAfter", SettingType.Number, Description = "in seconds")]
[ProviderSetting("logout.validFor", SettingType.Number, Description = "in seconds, for every credential that was not ended")]
[ProviderSetting("logout.status", SettingType.Number, Min = 100, Max = 599)]
[ProviderSetting("logout.request", SettingType.Path, Description = "asked first; a network failure becomes the outcome")]
[ProviderSetting("logout.saves", SettingType.Flag, Description = "rotates and saves the grant first")]
[ProviderSetting("proof.states.*", SettingType.Text, OneOf = "dead|alive|unknown", Description = "what is proven of one kind of credential")]
[ProviderSetting("proof.healsAt", SettingType.Number, Description = "the time of asking at which what was alive is dead")]
[ProviderSetting("proof.silentAt", SettingType.Number, Description = "the time of asking at which the server does not answer")]
[ProviderSetting("whoami.state", SettingType.Text, OneOf = "accepted|refused|unknown|notAskable", Default = "accepted")]
[ProviderSetting("whoami.error", SettingType.Text, Default = "unreachable", Description = "the kind of error where the state is unknown")]
[ProviderSetting("whoami.request", SettingType.Path, Description = "asked first; a network failure makes the state unknown")]
[ProviderSetting("refresh.outcome", SettingType.Text, OneOf = "refreshed|ended|notRefreshable|failed", Default = "refreshed")]
[ProviderSetting("refresh.heals", SettingType.Flag, Description = "whoami refuses what was never renewed")]
[ProviderSetting("refresh.error", SettingType.Text, Default = "unreachable", Description = "the kind of error where it failed")]
[ProviderSetting("refresh.expiresIn", SettingType.Number, Default = "3600", Description = "in seconds")]
[ProviderSetting("sessions.list.*", SettingType.Text, Description = "the sessions: id and description")]
[ProviderSetting("sessions.current", SettingType.Text, Description = "the id of the one that asks")]
[ProviderSetting("sessions.error", SettingType.Text, Description = "the kind of error where they cannot be listed")]
[ProviderSetting("sessions.end", SettingType.Text, OneOf = Script.Outcomes, Default = "ended")]
[ProviderSetting("keys.list.*", SettingType.Text, Description = "the keys: id and name")]
[ProviderSetting("keys.error", SettingType.Text, Description = "the kind of error where they cannot be listed")]
[ProviderSetting("keys.delete", SettingType.Text, OneOf = Script.Outcomes, Default = "ended")]
[ProviderSetting("check.key", SettingType.Text, Description = "the setting that cannot work")]
[ProviderSetting("check.says", SettingType.Text, Default = "cannot work", Description = "why")]
[ProviderSetting("check.fails", SettingType.Text, OneOf = "throws|hangs|null", Description = "the check itself is at fault")]
public sealed class GoodProvider : IAuthProvider, IWhoami, ITokenRefresh, ISessionDirectory, IKeyDirectory, IRevocationProof, ISettingsCheck
{
    private int _asked;

    public async Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Settings);
        if (script.Find("login.says") is { } words)
            context.Host.Interaction.Tell(words);
        if (await script.AskAsync("login.request", context.Host, cancellationToken) is { } problem)
            return LoginResult.Failed(problem);
        if (script.Member<LoginOutcome>("login.outcome") is var outcome and not LoginOutcome.SignedIn)
            return new() { Outcome = outcome, Error = script.Error("login.error", ErrorKind.CredentialRefused) };

        var key = Script.Opened(context.Input) ?? context.Input.Token ?? await context.Host.Interaction.AskSecretAsync(
            new() { Prompt = "API key", Option = "--token-stdin" }, cancellationToken);
        var grant = script.Grant(key, context.Host.Clock);
        if (script.Is("login.saves"))
            await context.SaveAsync(grant, cancellationToken);
        return LoginResult.SignedIn(grant);
    }

    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        if (script.Is("logout.saves"))
            await context.SaveAsync(script.Rotated(context.Grant, context.Host.Clock), cancellationToken);
        var problem = await script.AskAsync("logout.request", context.Host, cancellationToken);
        return new()
        {
            Credentials =
            [
                .. context.Grant.Credentials.Select(c => problem is null
                    ? script.OutcomeOf(c.Kind, context)
                    : new() { Kind = c.Kind, Outcome = Outcome.Failed, Error = problem }),
            ],
        };
    }

    public Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ProofResult { Credentials = Script.Of(context.Grant).Proofs(context.Grant, ++_asked) });

    public async Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        if (await script.AskAsync("whoami.request", context.Host, cancellationToken) is { } problem)
            return new() { State = WhoamiState.Unknown, Error = problem };
        var shown = context.Grant.Find(context.Grant.Use.Credential)!;
        var state = script.Is("refresh.heals") && !Script.IsRotated(shown.Value) ? WhoamiState.Refused : script.Member<WhoamiState>("whoami.state");
        return new()
        {
            State = state,
            Account = state == WhoamiState.Accepted ? context.Grant.Account : null,
            Error = state == WhoamiState.Unknown ? script.Error("whoami.error", ErrorKind.Unreachable) : null,
        };
    }

    public async Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        var outcome = script.Member<RefreshOutcome>("refresh.outcome");
        if (outcome != RefreshOutcome.Refreshed)
            return new() { Outcome = outcome, Error = script.Error("refresh.error", ErrorKind.Unreachable) };
        var fresh = script.Rotated(context.Grant, context.Host.Clock);
        await context.SaveAsync(fresh, cancellationToken);
        return new() { Outcome = outcome, Grant = fresh };
    }

    public Task<SessionListResult> ListSessionsAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        return Task.FromResult(script.Find("sessions.error") is null
            ? new SessionListResult { Sessions = script.Sessions() }
            : new SessionListResult { Error = script.Error("sessions.error", ErrorKind.Denied) });
    }

    public Task<CredentialOutcome> EndSessionAsync(GrantContext context, string sessionId, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        return Task.FromResult(script.Answer(CredentialKind.Session, script.Member<Outcome>("sessions.end"), context.Host.Clock));
    }

    public Task<KeyListResult> ListKeysAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        return Task.FromResult(script.Find("keys.error") is null
            ? new KeyListResult { Keys = script.Keys() }
            : new KeyListResult { Error = script.Error("keys.error", ErrorKind.Denied) });
    }

    public Task<CredentialOutcome> DeleteKeyAsync(GrantContext context, string keyId, CancellationToken cancellationToken)
    {
        var script = Script.Of(context.Grant);
        return Task.FromResult(script.Answer(CredentialKind.ApiKey, script.Member<Outcome>("keys.delete"), context.Host.Clock));
    }

    public IReadOnlyList<SettingProblem> Check(ProviderSettings settings)
    {
        var script = Script.Of(settings);
        switch (script.Find("check.fails"))
        {
            case "throws":
                throw new InvalidOperationException("the check is broken");
            case "hangs":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "null":
                return null!;
        }

        return script.Find("check.key") is { } key ? [new() { Key = key, Message = script.Find("check.says")! }] : [];
    }
}
