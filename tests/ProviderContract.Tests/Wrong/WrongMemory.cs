using System.Collections.Concurrent;
using Authx.Testing.Tests.Sample;

namespace Authx.Testing.Tests.Wrong;

/// <summary>Knows that it signed out, and will not hear of it again.</summary>
[Breaks("AX001")]
public sealed class OnlyOnce : WidgetsProvider
{
    private readonly ConcurrentDictionary<string, bool> _done = new();

    public override Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        _done.TryAdd(context.Profile, true)
            ? base.LogoutAsync(context, cancellationToken)
            : throw new InvalidOperationException("this profile was signed out already");
}

/// <summary>Keeps the last session for everybody.</summary>
[Breaks("AX010")]
public sealed class RemembersForAll : WidgetsProvider
{
    public static Grant? Last { get; private set; }

    protected override Grant MakeGrant(string server, Reply reply) => Last = base.MakeGrant(server, reply);
}

/// <summary>Keeps the context of a call in a field, where the next call finds it.</summary>
[Breaks("AX013")]
public sealed class MixesProfiles : WidgetsProvider
{
    private LogoutContext? _context;

    public override async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        _context = context;
        var result = await base.LogoutAsync(context, cancellationToken);
        await base.LogoutAsync(_context, cancellationToken);
        return result;
    }
}

/// <summary>Remembers from the sign-in where to sign out, and pins nothing.</summary>
[Breaks("AX017")]
public sealed class RemembersInsteadOfPinning : WidgetsProvider
{
    private string? _sessions;

    protected override Grant MakeGrant(string server, Reply reply)
    {
        _sessions = server + "/sessions";
        return base.MakeGrant(server, reply) with { Pins = new Dictionary<string, string>() };
    }

    public override Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) => base.LogoutAsync(
        new()
        {
            Profile = context.Profile,
            Grant = context.Grant with { Pins = new Dictionary<string, string> { ["sessions"] = _sessions ?? "https://unknown.example/sessions" } },
            Host = context.Host,
            SaveAsync = context.SaveAsync,
        },
        cancellationToken);
}
