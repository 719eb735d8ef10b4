using Authx.Host.Commands.Logout;

namespace Authx.Host.Commands;

/// <summary>Ends a grant that no profile holds any more: one that was replaced, or of a sign-in that failed.</summary>
internal sealed class GrantEnd(Toolbox tools)
{
    /// <returns>Why it may live on, or null.</returns>
    public async Task<Failure?> TryAsync(string profile, string provider, Grant grant)
    {
        var scope = CallScope.About(provider, grant, tools.Options.Timeout ?? CallScope.DefaultDeadline) with { EndsAtFirstInterrupt = false };
        var answer = await tools.Providers.AskAsync(scope, desk => desk.Provider.LogoutAsync(
            new() { Profile = profile, Grant = grant, Host = desk.Host, SaveAsync = (_, _) => Task.CompletedTask },
            desk.Cancellation));
        if (answer.Failure is { } fault)
            return fault;
        return Verdict.Of(grant, answer.Value.Credentials).Culprit is { } culprit
            ? new(ErrorCode.Unreachable, culprit.Error?.Message ?? $"the server answered \"{EnumNames.Of(culprit.Outcome)}\"")
            : null;
    }
}
