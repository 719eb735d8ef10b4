using Authx.Host.Profiles;

namespace Authx.Host.Commands.Logout;

/// <summary>What a proof came to: whether all that was asked about is dead, how that is known, and what is left to say.</summary>
internal sealed record Proof(bool IsDead)
{
    public string? By { get; init; }

    /// <summary>The credentials that were found alive.</summary>
    public IReadOnlyList<string> Alive { get; init; } = [];

    /// <summary>Why it is not known; null where it is.</summary>
    public string? WhyUnknown { get; init; }
}

/// <summary>
/// Has the server asked whether what it accepted to end is dead: by the provider's own proof, else by whoami, whose
/// question must now be refused.
/// </summary>
internal sealed class Proving(Toolbox tools)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // An end takes a moment to get around among the machines of a large service.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public Proof Prove(Profile profile, Grant grant)
    {
        var call = tools.Providers.Has(profile.Provider, Capability.Proof) ? ByProofAsync
            : tools.Providers.Has(profile.Provider, Capability.Whoami) ? ByWhoamiAsync
            : (Func<CallDesk, GrantContext, Task<ProofResult>>?)null;
        if (call is null)
            return new(false) { WhyUnknown = "this provider has no way to ask" };
        var scope = CallScope.About(profile.Provider, grant, Limit) with { EndsAtFirstInterrupt = true };
        var answer = tools.Providers.AskAsync(scope, desk => AskTwiceAsync(call, desk, ContextOf(profile, grant, desk))).GetAwaiter().GetResult();
        return answer.Failure is { } failure ? new(false) { WhyUnknown = failure.Message.TrimEnd('.') } : Judge(answer.Value.Credentials, grant);
    }

    private async Task<ProofResult> AskTwiceAsync(Func<CallDesk, GrantContext, Task<ProofResult>> ask, CallDesk desk, GrantContext context)
    {
        var first = await ask(desk, context);
        if (first.Credentials is null || first.Credentials.All(c => c?.State != ProofState.Alive))
            return first;
        try
        {
            await Task.Delay(Pause, tools.Clock, desk.Cancellation);
            return Latest(first, await ask(desk, context));
        }
        catch (OperationCanceledException) when (desk.Cancellation.IsCancellationRequested)
        {
            return first;
        }
    }

    // No answer to the second question takes nothing back of the answer to the first.
    private static ProofResult Latest(ProofResult first, ProofResult second) => new()
    {
        Credentials = [.. first.Credentials.Select(c => second.Credentials?.FirstOrDefault(l => l?.Kind == c?.Kind && l?.State != ProofState.Unknown) ?? c)],
    };

    private static Task<ProofResult> ByProofAsync(CallDesk desk, GrantContext context) =>
        ((IRevocationProof)desk.Provider).ProveAsync(context, desk.Cancellation);

    private static async Task<ProofResult> ByWhoamiAsync(CallDesk desk, GrantContext context)
    {
        var answer = await ((IWhoami)desk.Provider).WhoamiAsync(context, desk.Cancellation);
        var proof = new CredentialProof { Kind = context.Grant.Use.Credential, State = StateOf(answer.State), By = "whoami", Error = answer.Error };
        return new() { Credentials = [proof] };
    }

    private static ProofState StateOf(WhoamiState state) => state switch
    {
        WhoamiState.Refused => ProofState.Dead,
        WhoamiState.Accepted => ProofState.Alive,
        WhoamiState.Unknown or WhoamiState.NotAskable => ProofState.Unknown,
    };

    private Proof Judge(IReadOnlyList<CredentialProof> proofs, Grant grant)
    {
        var known = proofs.Where(p => p.State != ProofState.Unknown && !WasOverAnyway(grant.Find(p.Kind), p.State)).ToList();
        var by = known.Count == 0 ? null : string.Join(" and ", known.Select(p => p.By).OfType<string>().Distinct());
        return new(known.Count > 0 && known.TrueForAll(p => p.State == ProofState.Dead))
        {
            By = by is { Length: > 0 } ? by : null,
            Alive = [.. known.Where(p => p.State == ProofState.Alive).Select(p => p.Kind)],
            WhyUnknown = known.Count > 0 ? null : WhyUnknown(proofs),
        };
    }

    // What was answered and left out had expired.
    private static string WhyUnknown(IReadOnlyList<CredentialProof> proofs) =>
        proofs.FirstOrDefault(p => p.State != ProofState.Unknown) is { } expired
            ? $"the {KindWords.Of(expired.Kind)} had expired before, so that its refusal says nothing"
            : proofs.Select(p => p.Error?.Message.TrimEnd('.')).FirstOrDefault(m => m is not null) ?? "this service offers nothing to ask";

    // That a token is refused whose time was over is no word on what it was issued from.
    private bool WasOverAnyway(Credential? credential, ProofState state) =>
        state == ProofState.Dead && credential is { IssuedFrom: not null } && credential.ExpiresAt <= tools.Clock.GetUtcNow();

    private static GrantContext ContextOf(Profile profile, Grant grant, CallDesk desk) => new() { Profile = profile.Name, Grant = grant, Host = desk.Host };
}
