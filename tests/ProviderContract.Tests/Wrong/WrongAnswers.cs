using Authx.Testing.Tests.Sample;

namespace Authx.Testing.Tests.Wrong;

/// <summary>Takes a server that it cannot reach for one that has nothing to end.</summary>
[Breaks("AX006")]
public sealed class OptimistOffline : WidgetsProvider
{
    protected override CredentialOutcome Judge(Credential credential, Reply reply) =>
        reply.Error is { Kind: ErrorKind.Unreachable } error && error.Message.Contains("no such host", StringComparison.Ordinal)
            ? new() { Kind = credential.Kind, Outcome = Outcome.Ended }
            : base.Judge(credential, reply);
}

/// <summary>Takes a prohibition for an end.</summary>
[Breaks("AX007")]
public sealed class TakesForbiddenForGone : WidgetsProvider
{
    protected override CredentialOutcome Judge(Credential credential, Reply reply) =>
        reply.Status == 403 ? new() { Kind = credential.Kind, Outcome = Outcome.AlreadyGone } : base.Judge(credential, reply);
}

/// <summary>Hides that the server was in trouble.</summary>
[Breaks("AX008")]
public sealed class TakesTroubleForSuccess : WidgetsProvider
{
    protected override CredentialOutcome Judge(Credential credential, Reply reply) =>
        reply.Status >= 500 ? new() { Kind = credential.Kind, Outcome = Outcome.Ended, HttpStatus = reply.Status } : base.Judge(credential, reply);
}

/// <summary>Forgets how long the server asked to wait.</summary>
[Breaks("AX009")]
public sealed class ForgetsTheWait : WidgetsProvider
{
    protected override CredentialOutcome Judge(Credential credential, Reply reply) =>
        reply.Error?.Kind == ErrorKind.RateLimited
            ? new() { Kind = credential.Kind, Outcome = Outcome.Failed, Error = new() { Kind = ErrorKind.RateLimited, Message = reply.Error.Message } }
            : base.Judge(credential, reply);
}

/// <summary>Answers for something that the grant does not hold.</summary>
[Breaks("AX016")]
public sealed class AnswersForMore : WidgetsProvider
{
    public override async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        var result = await base.LogoutAsync(context, cancellationToken);
        return new() { Credentials = [.. result.Credentials, new() { Kind = "cookie", Outcome = Outcome.LocalOnly }] };
    }
}

/// <summary>Says that nothing can be ended, and ends it.</summary>
[Breaks("AX019")]
public sealed class DeniesItsPower : WidgetsProvider
{
    protected override Grant MakeGrant(string server, Reply reply) => base.MakeGrant(server, reply) with { Revocability = Revocability.Unsupported };
}

/// <summary>Throws where the sign-in is refused.</summary>
[Breaks("AX020")]
public sealed class ThrowsAtSignIn : WidgetsProvider
{
    protected override LoginResult FailedLogin(ProviderError reason) =>
        reason.Kind == ErrorKind.Denied ? throw new InvalidOperationException("not allowed") : base.FailedLogin(reason);
}

/// <summary>Takes silence for a refusal.</summary>
[Breaks("AX022")]
public sealed class TakesSilenceForRefusal : WidgetsProvider
{
    public override async Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        await AskAsync(context.Host, context.Grant, cancellationToken) is { State: WhoamiState.Accepted } accepted ? accepted : new() { State = WhoamiState.Refused };
}

/// <summary>Takes silence for death.</summary>
[Breaks("AX023")]
public sealed class TakesSilenceForDeath : WidgetsProvider
{
    public override async Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var whoami = await AskAsync(context.Host, context.Grant, cancellationToken);
        return new() { Credentials = [new() { Kind = CredentialKind.Session, State = whoami.State == WhoamiState.Accepted ? ProofState.Alive : ProofState.Dead }] };
    }
}
