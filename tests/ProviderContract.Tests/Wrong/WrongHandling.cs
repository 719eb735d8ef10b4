using Authx.Testing.Tests.Sample;

namespace Authx.Testing.Tests.Wrong;

/// <summary>Puts the session into a message.</summary>
[Breaks("AX004")]
public sealed class Talkative : WidgetsProvider
{
    public override Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        context.Host.Interaction.Tell($"Ending {context.Grant.Find(CredentialKind.Session)!.Value.Reveal()}");
        return base.LogoutAsync(context, cancellationToken);
    }
}

/// <summary>Takes any text for a token.</summary>
[Breaks("AX011")]
public sealed class TakesAnyText : WidgetsProvider
{
    private Grant? _unfit;

    public override async Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        var result = await base.LoginAsync(context, cancellationToken);
        return _unfit is null ? result : LoginResult.SignedIn(_unfit);
    }

    protected override string? Problem(Reply reply)
    {
        var problem = base.Problem(reply);
        if (problem is not null && reply.Values.ContainsKey("session"))
            _unfit = MakeGrant("https://widgets.example", reply);
        return problem;
    }
}

/// <summary>Saves a grant without credentials, to be rid of them.</summary>
[Breaks("AX014")]
public sealed class Erases : WidgetsProvider
{
    public override async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        var result = await base.LogoutAsync(context, cancellationToken);
        await context.SaveAsync(context.Grant with { Credentials = [] }, cancellationToken);
        return result;
    }
}

/// <summary>Uses a session that is stored nowhere yet.</summary>
[Breaks("AX018")]
public sealed class UsesBeforeSaving : WidgetsProvider
{
    protected override Task SaveAsync(LoginContext context, Grant grant, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Tells a third party of every sign-out.</summary>
[Breaks("AX012")]
public sealed class Telemetric : WidgetsProvider
{
    public override async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        await SendAsync(context.Host, HttpMethod.Get, "https://telemetry.example/logout", null, null, cancellationToken);
        return await base.LogoutAsync(context, cancellationToken);
    }
}
