using System.Net.Http.Json;

namespace Authx.Testing.Tests.Sample;

/// <summary>A provider as a stranger would write it, with joints at which the wrong ones are bent.</summary>
[AuthxProvider("widgets", "Widgets", Inputs = LoginInputs.Username | LoginInputs.Password)]
[ProviderSetting("server", SettingType.Url, Required = true)]
public class WidgetsProvider : IAuthProvider, IWhoami, ITokenRefresh, IRevocationProof
{
    public virtual async Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        var server = context.Settings.FindUrl("server")!.GetLeftPart(UriPartial.Authority);
        var reply = await SendAsync(context.Host, HttpMethod.Post, server + "/sessions",
            new { user = context.Input.Username, password = context.Input.Password!.Reveal() }, null, cancellationToken);
        if (reply.Error is { } error)
            return FailedLogin(error);
        if (Problem(reply) is { } problem)
            return LoginResult.Failed(new() { Kind = ErrorKind.MalformedAnswer, Message = problem });

        var grant = MakeGrant(server, reply);
        await SaveAsync(context, grant, cancellationToken);
        var whoami = await AskAsync(context.Host, grant, cancellationToken);
        return whoami.Error is { } doubt ? LoginResult.Failed(doubt) : LoginResult.SignedIn(grant with { Account = whoami.Account });
    }

    public virtual async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(context.Host, HttpMethod.Delete, context.Grant.Pins["sessions"], null, context.Grant.Find(CredentialKind.Session)!.Value, cancellationToken);
        return new() { Credentials = [.. context.Grant.Credentials.Select(credential => Judge(credential, reply))] };
    }

    public virtual async Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        await AskAsync(context.Host, context.Grant, cancellationToken);

    public virtual async Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var whoami = await AskAsync(context.Host, context.Grant, cancellationToken);
        var state = whoami.State switch { WhoamiState.Accepted => ProofState.Alive, WhoamiState.Refused => ProofState.Dead, _ => ProofState.Unknown };
        return new() { Credentials = [new() { Kind = CredentialKind.Session, State = state, By = "whoami", Error = whoami.Error }] };
    }

    public async Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken)
    {
        var server = context.Grant.Server;
        var reply = await SendAsync(context.Host, HttpMethod.Post, server + "/renewals", null, context.Grant.Find(CredentialKind.RefreshToken)!.Value, cancellationToken);
        if (reply.Error is { } error)
            return new() { Outcome = error.Kind == ErrorKind.CredentialRefused ? RefreshOutcome.Ended : RefreshOutcome.Failed, Error = error };
        if (Problem(reply) is { } problem)
            return new() { Outcome = RefreshOutcome.Failed, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = problem } };
        var grant = MakeGrant(server, reply);
        await context.SaveAsync(grant, cancellationToken);
        return new() { Outcome = RefreshOutcome.Refreshed, Grant = grant };
    }

    protected virtual LoginResult FailedLogin(ProviderError reason) =>
        reason.Kind == ErrorKind.CredentialRefused ? LoginResult.Refused("the server does not know this user") : LoginResult.Failed(reason);

    protected virtual Task SaveAsync(LoginContext context, Grant grant, CancellationToken cancellationToken) => context.SaveAsync(grant, cancellationToken);

    protected virtual string? Problem(Reply reply) =>
        Secret.ProblemWithToken(reply.Values.GetValueOrDefault("session")) ?? Secret.ProblemWithToken(reply.Values.GetValueOrDefault("refresh"));

    protected virtual CredentialOutcome Judge(Credential credential, Reply reply) => new()
    {
        Kind = credential.Kind,
        Outcome = reply switch
        {
            { Error: null } => Outcome.Ended,
            { Status: 401 or 404 or 410 } => Outcome.AlreadyGone,
            { Status: 403 } => Outcome.Denied,
            _ => Outcome.Failed,
        },
        HttpStatus = reply.Status,
        Error = reply.Error,
    };

    protected virtual Grant MakeGrant(string server, Reply reply) => new()
    {
        Credentials =
        [
            new() { Kind = CredentialKind.RefreshToken, Value = new(reply.Values["refresh"]) },
            new() { Kind = CredentialKind.Session, Value = new(reply.Values["session"]), IssuedFrom = CredentialKind.RefreshToken },
        ],
        Use = new() { Credential = CredentialKind.Session, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = Provenance.Minted,
        Revocability = Revocability.AtServer,
        Server = server,
        Origins = [server],
        Pins = new Dictionary<string, string> { ["sessions"] = server + "/sessions" },
    };

    protected static async Task<WhoamiResult> AskAsync(ProviderHost host, Grant grant, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(host, HttpMethod.Get, grant.Server + "/me", null, grant.Find(CredentialKind.Session)!.Value, cancellationToken);
        if (reply.Error is { } error)
            return new() { State = error.Kind == ErrorKind.CredentialRefused ? WhoamiState.Refused : WhoamiState.Unknown, Error = error };
        return new() { State = WhoamiState.Accepted, Account = new() { Id = reply.Values["id"] } };
    }

    protected static async Task<Reply> SendAsync(ProviderHost host, HttpMethod method, string address, object? body, Secret? shown, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (shown is not null)
            request.Headers.Authorization = new("Bearer", shown.Reveal());
        try
        {
            using var response = await host.Http.SendAsync(request, cancellationToken);
            return await Reply.ReadAsync(response, host.Clock, cancellationToken);
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return new() { Error = error };
        }
    }
}
