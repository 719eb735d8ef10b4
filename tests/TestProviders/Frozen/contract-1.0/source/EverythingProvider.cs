using Authx;

namespace Contoso.Everything;

/// <summary>
/// A provider with every power that the contract knows, for a little server that answers in words:
/// <c>POST /login</c>, <c>POST /refresh</c>, <c>GET /me</c>, <c>/sessions</c>, <c>/keys</c>, <c>DELETE</c> of one of either, <c>DELETE /me</c>.
/// </summary>
[AuthxProvider("everything", "Contoso Everything", Inputs = LoginInputs.Username | LoginInputs.Password | LoginInputs.OneTimeCode | LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Required = true, Description = "where the service is")]
[ProviderSetting("lifetime", SettingType.Number, Default = "3600", Min = 1, Max = 86400, Description = "seconds that an access token lives")]
[ProviderSetting("mood", SettingType.Text, OneOf = "good|bad", Default = "good")]
[ProviderSetting("labels.*", SettingType.Text)]
[ProviderSetting("quiet", SettingType.Flag)]
[ProviderSetting("path", SettingType.Path)]
[ProviderSetting("gone", SettingType.Statuses)]
[ProviderSetting("pointer", SettingType.JsonPointer)]
[ProviderSetting("header", SettingType.HeaderName)]
public sealed class EverythingProvider : IAuthProvider, IWhoami, ITokenRefresh, ISessionDirectory, IKeyDirectory, IRevocationProof, ISettingsCheck
{
    public async Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        Touch.Everything(context);
        var server = context.Settings.FindUrl("server")!;
        context.AllowOrigin(server);
        var people = context.Host.Interaction;
        var name = context.Input.Username ?? await people.AskAsync(new() { Prompt = "Name", Option = "--username" }, cancellationToken);
        var password = context.Input.Password ?? await people.AskSecretAsync(new() { Prompt = "Password", Option = "--password-stdin" }, cancellationToken);
        var desk = new Desk(context.Host, server.AbsoluteUri);
        var answer = await desk.SendAsync(HttpMethod.Post, "login", $"{name} {password.Reveal()}", null, cancellationToken);
        if (answer.Error is { } error)
            return error.Kind == ErrorKind.CredentialRefused ? LoginResult.Refused("the name or the password is wrong") : LoginResult.Failed(error);
        var grant = GrantOf(answer.Words, context.Settings, server, context.Host.Clock);
        await context.SaveAsync(grant, cancellationToken);
        people.Tell($"Signed in as {grant.Account!.Name} for the profile {context.Profile}.");
        if (context.Settings.Get("mood") == "bad")
            people.Warn("The mood is bad.");
        return LoginResult.SignedIn(grant);
    }

    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Delete, "me", null, context.Grant, cancellationToken);
        var outcome = answer switch
        {
            { Error: null } => Outcome.Ended,
            { Status: 404 } => Outcome.AlreadyGone,
            { Error.Kind: ErrorKind.Denied } => Outcome.Denied,
            _ => Outcome.Failed,
        };
        return new()
        {
            Credentials = [.. context.Grant.Credentials.Select(one => new CredentialOutcome
            {
                Kind = one.Kind,
                Outcome = outcome,
                HttpStatus = answer.Status,
                Error = outcome == Outcome.Failed ? answer.Error : null,
                ValidUntil = outcome == Outcome.Ended ? null : one.ExpiresAt,
            })],
        };
    }

    public async Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Get, "me", null, context.Grant, cancellationToken);
        return answer.Error is { } error
            ? new() { State = error.Kind == ErrorKind.CredentialRefused ? WhoamiState.Refused : WhoamiState.Unknown, Error = error }
            : new() { State = WhoamiState.Accepted, Account = new() { Id = answer.Words[0], Name = answer.Words[1] } };
    }

    public async Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken)
    {
        var refresh = context.Grant.Find(CredentialKind.RefreshToken)!;
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Post, "refresh", refresh.Value.Reveal(), null, cancellationToken);
        if (answer.Error is { } error)
            return new() { Outcome = error.Kind == ErrorKind.CredentialRefused ? RefreshOutcome.Ended : RefreshOutcome.Failed, Error = error };
        var fresh = context.Grant with { Credentials = Credentials(answer.Words, context.Grant.Pins["lifetime"], context.Host.Clock) };
        await context.SaveAsync(fresh, cancellationToken);
        return new() { Outcome = RefreshOutcome.Refreshed, Grant = fresh };
    }

    public async Task<SessionListResult> ListSessionsAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Get, "sessions", null, context.Grant, cancellationToken);
        return answer.Error is { } error ? new() { Error = error } : new()
        {
            Sessions = [.. answer.Words.Select((id, place) => new SessionInfo
            {
                Id = id,
                Description = $"session {place + 1}",
                IsCurrent = place == 0,
                CreatedAt = DateTimeOffset.UnixEpoch,
                LastUsedAt = DateTimeOffset.UnixEpoch.AddDays(1),
                ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(50_000),
            })],
        };
    }

    public Task<CredentialOutcome> EndSessionAsync(GrantContext context, string sessionId, CancellationToken cancellationToken) =>
        EndAsync(context, CredentialKind.Session, $"sessions/{sessionId}", cancellationToken);

    public async Task<KeyListResult> ListKeysAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Get, "keys", null, context.Grant, cancellationToken);
        return answer.Error is { } error ? new() { Error = error } : new()
        {
            Keys = [.. answer.Words.Select(id => new KeyInfo
            {
                Id = id,
                Name = "key " + id,
                CreatedAt = DateTimeOffset.UnixEpoch,
                ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(50_000),
            })],
        };
    }

    public Task<CredentialOutcome> DeleteKeyAsync(GrantContext context, string keyId, CancellationToken cancellationToken) =>
        EndAsync(context, CredentialKind.ApiKey, $"keys/{keyId}", cancellationToken);

    public async Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Get, "me", null, context.Grant, cancellationToken);
        var state = answer.Error?.Kind switch { null => ProofState.Alive, ErrorKind.CredentialRefused => ProofState.Dead, _ => ProofState.Unknown };
        return new()
        {
            Credentials = [.. context.Grant.Credentials.Select(one => new CredentialProof
            {
                Kind = one.Kind, State = state, By = "whoami", Error = state == ProofState.Unknown ? answer.Error : null,
            })],
        };
    }

    public IReadOnlyList<SettingProblem> Check(ProviderSettings settings) =>
        !settings.IsSet("quiet") && settings.Find("path") is { } path && path.Contains("nowhere", StringComparison.Ordinal)
            ? [new() { Key = "path", Message = "leads nowhere" }]
            : [];

    private static async Task<CredentialOutcome> EndAsync(GrantContext context, string kind, string path, CancellationToken cancellationToken)
    {
        var answer = await Desk.Of(context.Host, context.Grant).SendAsync(HttpMethod.Delete, path, null, context.Grant, cancellationToken);
        return new() { Kind = kind, Outcome = answer.Error is null ? Outcome.Ended : Outcome.AlreadyGone, HttpStatus = answer.Status };
    }

    private static Grant GrantOf(string[] words, ProviderSettings settings, Uri server, TimeProvider clock) => new()
    {
        Credentials = Credentials(words, settings.Get("lifetime"), clock),
        Use = new() { Credential = CredentialKind.AccessToken, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = Provenance.Minted,
        Revocability = Revocability.AtServer,
        CanEndEverywhere = true,
        BrowserLogoutPage = new Uri(server, "goodbye").AbsoluteUri,
        Server = server.AbsoluteUri.TrimEnd('/'),
        Origins = [server.GetLeftPart(UriPartial.Authority)],
        Pins = new Dictionary<string, string> { ["base"] = server.AbsoluteUri, ["lifetime"] = settings.Get("lifetime") },
        SupportingSecrets = new Dictionary<string, Secret> { ["client"] = new("a secret of the client's own") },
        Account = new() { Id = words[2], Name = words[3] },
    };

    private static List<Credential> Credentials(string[] words, string lifetime, TimeProvider clock) =>
    [
        new() { Kind = CredentialKind.RefreshToken, Value = Secret.FromToken(words[1]), Id = "refresh-1" },
        new()
        {
            Kind = CredentialKind.AccessToken,
            Value = Secret.FromToken(words[0]),
            IssuedFrom = CredentialKind.RefreshToken,
            ExpiresAt = clock.GetUtcNow().AddSeconds(int.Parse(lifetime, System.Globalization.CultureInfo.InvariantCulture)),
        },
    ];
}
