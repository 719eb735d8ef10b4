using static Authx.Host.Providers.ContractBreachException;

namespace Authx.Host.Providers;

/// <summary>Takes a provider's answer over: checks that the contract allows it, and cleans what will be shown.</summary>
internal sealed class ResultCrossing(Redactor redactor)
{
    private readonly GrantCrossing _grants = new(redactor);

    /// <summary>The answer as the host uses it; a copy, which the plugin cannot change any more.</summary>
    public T Take<T>(T? answer, Grant? about) => (T)Take((object?)answer ?? throw new ContractBreachException("its answer is null"), about);

    /// <summary>The grant as the host keeps it.</summary>
    public Grant Take(Grant grant) => _grants.Take(grant);

    private object Take(object answer, Grant? about) => answer switch
    {
        LoginResult login => Take(login),
        LogoutResult logout => Take(logout, about),
        WhoamiResult whoami => Take(whoami),
        RefreshResult refresh => Take(refresh),
        SessionListResult sessions => Take(sessions),
        KeyListResult keys => Take(keys),
        ProofResult proof => Take(proof, about),
        IReadOnlyList<SettingProblem> problems => problems.Select(Take).ToArray(),
        CredentialOutcome outcome => Take(outcome),
        _ => answer,
    };

    private LoginResult Take(LoginResult given)
    {
        var signedIn = Known(given.Outcome) == LoginOutcome.SignedIn;
        return new()
        {
            Outcome = given.Outcome,
            Grant = signedIn ? _grants.Take(given.Grant) : null,
            Error = signedIn ? null : Reason(given.Error),
        };
    }

    private LogoutResult Take(LogoutResult given, Grant? about)
    {
        var outcomes = new List<CredentialOutcome>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var outcome in There(given.Credentials, "its list of outcomes"))
        {
            outcomes.Add(Take(outcome));
            Unless(kinds.Add(outcomes[^1].Kind), "it answered twice for one credential");
        }

        foreach (var credential in about?.Credentials ?? [])
            Unless(kinds.Contains(credential.Kind), $"it did not answer for the {credential.Kind}");
        return new() { Credentials = outcomes };
    }

    private CredentialOutcome Take(CredentialOutcome? given)
    {
        var outcome = There(given, "an outcome");
        return new()
        {
            Kind = Clean(There(outcome.Kind, "an outcome's kind")),
            Outcome = KnownOutcome(outcome.Outcome),
            ValidUntil = outcome.ValidUntil,
            HttpStatus = outcome.HttpStatus,
            Error = outcome.Outcome == Outcome.Failed ? Reason(outcome.Error) : Take(outcome.Error),
        };
    }

    // As Known, for the one enum that every sign-out meets: asking the runtime for an enum's members is dear.
    private static Outcome KnownOutcome(Outcome outcome) => outcome switch
    {
        Outcome.Ended or Outcome.AlreadyGone or Outcome.LocalOnly or Outcome.Unsupported or
        Outcome.Denied or Outcome.Unaddressable or Outcome.Failed => outcome,
        _ => Known(outcome),
    };

    private WhoamiResult Take(WhoamiResult given) => new()
    {
        State = Known(given.State),
        Account = _grants.Take(given.Account),
        Error = given.State == WhoamiState.Unknown ? Reason(given.Error) : Take(given.Error),
    };

    private RefreshResult Take(RefreshResult given) => new()
    {
        Outcome = Known(given.Outcome),
        Grant = given.Outcome == RefreshOutcome.Refreshed ? _grants.Take(given.Grant) : null,
        Error = given.Outcome == RefreshOutcome.Failed ? Reason(given.Error) : Take(given.Error),
    };

    private SessionListResult Take(SessionListResult given) => given.Sessions is { } sessions
        ? new() { Sessions = [.. sessions.Select(Take)] }
        : new() { Error = Reason(given.Error) };

    private SessionInfo Take(SessionInfo? given)
    {
        var session = There(given, "a session");
        return new()
        {
            Id = Clean(There(session.Id, "a session's id")),
            IsCurrent = session.IsCurrent,
            Description = session.Description is { } description ? Clean(description) : null,
            CreatedAt = session.CreatedAt,
            LastUsedAt = session.LastUsedAt,
            ExpiresAt = session.ExpiresAt,
        };
    }

    private ProofResult Take(ProofResult given, Grant? about)
    {
        CredentialProof[] proofs = [.. There(given.Credentials, "its list of proofs").Select(Take)];
        foreach (var proof in proofs)
            Unless(about?.Find(proof.Kind) is not null, $"it proves something of a {proof.Kind}, which this grant does not have");
        Unless(proofs.DistinctBy(p => p.Kind).Count() == proofs.Length, "it proved one credential twice");
        return new() { Credentials = proofs };
    }

    private CredentialProof Take(CredentialProof? given)
    {
        var proof = There(given, "a proof");
        return new()
        {
            Kind = Clean(There(proof.Kind, "a proof's kind")),
            State = Known(proof.State),
            By = proof.By is { } by ? Clean(by) : null,
            Error = Take(proof.Error),
        };
    }

    private SettingProblem Take(SettingProblem? given)
    {
        var problem = There(given, "a setting's problem");
        return new()
        {
            Key = Clean(There(problem.Key, "the key of a setting's problem")),
            Message = Clean(There(problem.Message, "the message of a setting's problem")),
        };
    }

    private KeyListResult Take(KeyListResult given) => given.Keys is { } keys
        ? new() { Keys = [.. keys.Select(Take)] }
        : new() { Error = Reason(given.Error) };

    private KeyInfo Take(KeyInfo? given)
    {
        var key = There(given, "a key");
        return new()
        {
            Id = Clean(There(key.Id, "a key's id")),
            Name = key.Name is { } name ? Clean(name) : null,
            CreatedAt = key.CreatedAt,
            ExpiresAt = key.ExpiresAt,
        };
    }

    private ProviderError Reason(ProviderError? error) => There(Take(error), "the reason of its failure");

    private ProviderError? Take(ProviderError? error) => error is null
        ? null
        : new()
        {
            Kind = Known(error.Kind),
            Message = Clean(There(error.Message, "the message of its failure")),
            RetryAfter = error.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : null,
        };

    private string Clean(string text) => ForeignText.Clean(text, redactor);
}
