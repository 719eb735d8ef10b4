using Authx;

namespace Contoso.Everything;

/// <summary>Uses whatever the provider itself has no use for, so that no member of the contract is left out.</summary>
internal static class Touch
{
    /// <summary>Runs at every sign-in; throws where a member is not what it was.</summary>
    public static void Everything(LoginContext context)
    {
        Require(context.Input is { Token: null, OneTimeCode: null, TokenKind: null, Way: LoginWay.Unspecified, Scope: null, ClientSecret: null }, "input");
        Require(context.Settings.FindNumber("lifetime") > 0 && !context.Settings.Below("labels").Any() && context.Settings.Keys.Contains("lifetime"), "settings");
        Require(!context.Host.Interaction.CanAsk || context.Host.Interaction.WhyNoBrowser is null or { Length: > 0 }, "interaction");
        Records();
        Contexts(context);
        Results();
        Attributes();
        Secrets();
    }

    private static void Records()
    {
        var account = new Account { Id = "1", Name = "Ada" };
        Require(account.Id == "1" && account.Equals(account with { Name = "Ada" }) && account == account with { } && account != account with { Id = "2" }, "account");
        var credential = new Credential { Kind = "k", Value = new("v"), Id = "i", ExpiresAt = DateTimeOffset.UnixEpoch, IssuedFrom = "f" };
        Require(credential.Equals(credential with { }) && credential == credential with { } && credential != credential with { Kind = "l" }, "credential");
        Require(credential is { Id: "i", IssuedFrom: "f" } && credential.ExpiresAt == DateTimeOffset.UnixEpoch, "credential's parts");
        var use = new CredentialUse { Credential = "k", Placement = Placement.Cookie, Name = "sid", Scheme = null };
        Require(use.Equals(use with { }) && use == use with { } && use != use with { Name = "x" }, "use");
        Require(use is { Credential: "k", Placement: Placement.Cookie, Name: "sid", Scheme: null }, "use's parts");
        var grant = new Grant
        {
            Credentials = [credential], Use = use, Provenance = Provenance.Imported, Revocability = Revocability.Local, Server = "s", Origins = [],
        };
        Require(grant.Equals(grant with { }) && grant == grant with { } && grant != grant with { Server = "t" }, "grant");
        Require(grant is { Provenance: Provenance.Imported, Revocability: Revocability.Local, CanEndEverywhere: false, BrowserLogoutPage: null, Account: null }, "grant's parts");
        Require(grant.Origins.Count + grant.SupportingSecrets.Count + grant.Pins.Count == 0 && grant.Server == "s" && grant.Credentials.Count == 1, "grant's lists");
    }

    private static void Contexts(LoginContext context)
    {
        var grant = new Grant
        {
            Credentials = [], Use = new() { Credential = "k", Placement = Placement.Header, Name = "n" },
            Provenance = Provenance.Minted, Revocability = Revocability.Unsupported, Server = "s", Origins = [],
        };
        var host = new ProviderHost { Interaction = context.Host.Interaction, Clock = context.Host.Clock, CreateHttp = () => new() };
        SaveGrant save = (_, _) => Task.CompletedTask;
        var login = new LoginContext
        {
            Profile = "p", Settings = new([]), Host = host, SaveAsync = save, AllowOrigin = _ => { },
            Input = new() { Username = "u", Password = new("p"), Token = new("t"), OneTimeCode = new("o"), TokenKind = "k", Way = LoginWay.Device, Scope = "s", ClientSecret = new("c") },
        };
        var logout = new LogoutContext { Profile = "p", Grant = grant, Host = host, SaveAsync = save, Revoke = true, Everywhere = true };
        var question = new GrantContext { Profile = "p", Grant = grant, Host = host };
        var renewal = new RefreshContext { Profile = "p", Grant = grant, Host = host, SaveAsync = save };
        Require(logout is { Profile: "p", Revoke: true, Everywhere: true } && question.Profile == renewal.Profile && login.Profile == "p", "contexts");
        Require(logout.SaveAsync == save && renewal.SaveAsync == save && login.SaveAsync.Invoke(grant, default).IsCompleted, "saving");
    }

    private static void Results()
    {
        var error = new ProviderError { Kind = ErrorKind.RateLimited, Message = "m", RetryAfter = TimeSpan.FromSeconds(1) };
        Require(error is { Kind: ErrorKind.RateLimited, Message: "m" } && error.RetryAfter!.Value.TotalSeconds == 1, "error");
        var login = new LoginResult { Outcome = LoginOutcome.Failed, Error = error, Grant = null };
        Require(login is { Outcome: LoginOutcome.Failed, Grant: null } && login.Error == error, "login's result");
        var outcome = new CredentialOutcome { Kind = "k", Outcome = Outcome.LocalOnly, ValidUntil = DateTimeOffset.UnixEpoch, HttpStatus = 204, Error = error };
        Require(outcome is { Kind: "k", Outcome: Outcome.LocalOnly, HttpStatus: 204, ValidUntil: not null, Error: not null }, "outcome");
        Require(new LogoutResult { Credentials = [outcome] }.Credentials.Count == 1, "logout's result");
        var proof = new CredentialProof { Kind = "k", State = ProofState.Unknown, By = "b", Error = error };
        Require(proof is { Kind: "k", State: ProofState.Unknown, By: "b", Error: not null }, "proof");
        Require(new ProofResult { Credentials = [proof] }.Credentials.Count == 1, "proofs");
        var renewal = new RefreshResult { Outcome = RefreshOutcome.NotRefreshable, Grant = null, Error = error };
        Require(renewal is { Outcome: RefreshOutcome.NotRefreshable, Grant: null, Error: not null }, "renewal's result");
        var whoami = new WhoamiResult { State = WhoamiState.NotAskable, Account = null, Error = error };
        Require(whoami is { State: WhoamiState.NotAskable, Account: null, Error: not null }, "whoami's result");
        Lists(error);
    }

    private static void Lists(ProviderError error)
    {
        var sessions = new SessionListResult { Sessions = [new() { Id = "s" }], Error = error };
        Require(sessions is { Sessions: [{ Id: "s", Description: null, IsCurrent: false, CreatedAt: null, LastUsedAt: null, ExpiresAt: null }], Error: not null }, "sessions");
        var keys = new KeyListResult { Keys = [new() { Id = "k" }], Error = error };
        Require(keys is { Keys: [{ Id: "k", Name: null, CreatedAt: null, ExpiresAt: null }], Error: not null }, "keys");
        var problem = new SettingProblem { Key = "k", Message = "m" };
        Require(problem is { Key: "k", Message: "m" }, "problem");
        var question = new Question { Prompt = "p", Option = "o" };
        Require(question is { Prompt: "p", Option: "o" } && new MissingInputException(question).Question == question, "question");
    }

    private static void Attributes()
    {
        var setting = new ProviderSettingAttribute("k", SettingType.Number) { Description = "d", Default = "1", Required = true, OneOf = "1|2", Min = 1, Max = 2 };
        Require(setting is { Key: "k", Type: SettingType.Number, Description: "d", Default: "1", Required: true, OneOf: "1|2", Min: 1, Max: 2 }, "setting");
        var provider = new AuthxProviderAttribute("i", "n") { Inputs = LoginInputs.Scope };
        Require(provider is { Id: "i", DisplayName: "n", Inputs: LoginInputs.Scope }, "provider");
    }

    private static void Secrets()
    {
        var secret = Secret.FromToken("token");
        Require($"{secret}" == "***" && Secret.ProblemWithToken("a b") is not null && secret.Reveal() == "token", "secret");
    }

    // Cannot be called on today's .NET, or would open a browser; being able to refer to it is what is promised.
    public static Delegate[] Referred(IAuthProvider provider, IInteraction people, SaveGrant save, IAsyncResult result, Grant grant)
    {
        save.EndInvoke(save.BeginInvoke(grant, CancellationToken.None, _ => { }, result));
        return
        [
            people.OpenPageAsync, provider.LoginAsync, provider.LogoutAsync,
            ((IWhoami)provider).WhoamiAsync, ((ITokenRefresh)provider).RefreshAsync, ((IRevocationProof)provider).ProveAsync,
            ((ISettingsCheck)provider).Check, ((ISessionDirectory)provider).ListSessionsAsync, ((ISessionDirectory)provider).EndSessionAsync,
            ((IKeyDirectory)provider).ListKeysAsync, ((IKeyDirectory)provider).DeleteKeyAsync,
        ];
    }

    private static void Require(bool isAsItWas, string what)
    {
        if (!isAsItWas)
            throw new InvalidOperationException($"The contract's {what} is not what it was.");
    }
}
