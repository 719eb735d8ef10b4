using Authx;

namespace Contoso.Authx.Widgets;

/// <summary>Signs in with a user name and a password, keeps the session that the server hands out, and ends it at the server.</summary>
[AuthxProvider("widgets-id", "Widgets", Inputs = LoginInputs.Username | LoginInputs.Password)]
[ProviderSetting("server", SettingType.Url, Required = true, Description = "where the service lives")]
public sealed class WidgetsProvider : IAuthProvider, IWhoami
{
    /// <inheritdoc/>
    public async Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        var people = context.Host.Interaction;
        var name = context.Input.Username
            ?? await people.AskAsync(new() { Prompt = "User name", Option = "--username" }, cancellationToken);
        var password = context.Input.Password
            ?? await people.AskSecretAsync(new() { Prompt = "Password", Option = "--password-stdin" }, cancellationToken);

        var api = new WidgetsApi(context.Settings.FindUrl("server")!, context.Host);
        var answer = await api.SignInAsync(name, password, cancellationToken);
        return answer switch
        {
            { Error.Kind: ErrorKind.CredentialRefused } => LoginResult.Refused("the server does not accept this name and password"),
            { Error: { } error } => LoginResult.Failed(error),
            { Session: { } session } => LoginResult.SignedIn(GrantOf(api, session, answer)),
            _ => LoginResult.Failed(new() { Kind = ErrorKind.MalformedAnswer, Message = "the server handed out no session" }),
        };
    }

    /// <inheritdoc/>
    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        var session = context.Grant.Find(CredentialKind.Session)!;
        var answer = await ApiOf(context.Grant, context.Host).EndAsync(session.Value, cancellationToken);
        return new()
        {
            Credentials =
            [
                new() { Kind = session.Kind, Outcome = OutcomeOf(answer), HttpStatus = answer.Status, Error = answer.Error },
            ],
        };
    }

    /// <inheritdoc/>
    public async Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var answer = await ApiOf(context.Grant, context.Host).WhoamiAsync(context.Grant.Find(CredentialKind.Session)!.Value, cancellationToken);
        return answer switch
        {
            { Error: null } => new() { State = WhoamiState.Accepted, Account = answer.Account },
            { Error.Kind: ErrorKind.CredentialRefused } => new() { State = WhoamiState.Refused, Error = answer.Error },
            _ => new() { State = WhoamiState.Unknown, Error = answer.Error },
        };
    }

    // What the server said, and no more: whether the local copy goes is the host's decision.
    private static Outcome OutcomeOf(WidgetsAnswer answer) => answer switch
    {
        { Error: null } => Outcome.Ended,
        { Status: 401 or 404 or 410 } => Outcome.AlreadyGone,
        { Status: 403 } => Outcome.Denied,
        _ => Outcome.Failed,
    };

    // Sign-out gets this grant back and nothing else: no settings. What it needs then is pinned now.
    private static Grant GrantOf(WidgetsApi api, Secret session, WidgetsAnswer answer) => new()
    {
        Credentials = [new() { Kind = CredentialKind.Session, Value = session }],
        Use = new() { Credential = CredentialKind.Session, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = Provenance.Minted,
        Revocability = Revocability.AtServer,
        Server = api.Server,
        Origins = [api.Server],
        Account = answer.Account,
    };

    private static WidgetsApi ApiOf(Grant grant, ProviderHost host) => new(new(grant.Server), host);
}
