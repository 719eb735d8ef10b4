using System.Globalization;
using System.Text;

namespace TestProviders;

/// <summary>What the good provider is to do: the settings of its service, or the pins of its grant.</summary>
internal sealed class Script(IReadOnlyDictionary<string, string> lines)
{
    private const string Rotation = "-rotated";

    public const string Outcomes = "ended|alreadyGone|localOnly|unsupported|denied|unaddressable|failed";

    public static Script Of(ProviderSettings settings) => new(settings.Keys.ToDictionary(key => key, settings.Get));

    public static Script Of(Grant grant) => new(grant.Pins);

    public string? Find(string key) => lines.GetValueOrDefault(key);

    public bool Is(string key) => Find(key) == "true";

    public int? Number(string key) => Find(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The member that is named there; the first one where nothing is.</summary>
    public T Member<T>(string key)
        where T : struct, Enum => Find(key) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : default;

    public ProviderError Error(string key, ErrorKind otherwise) => new()
    {
        Kind = Find(key) is { } text ? Enum.Parse<ErrorKind>(text, ignoreCase: true) : otherwise,
        Message = $"the script says so ({key})",
        RetryAfter = Number("logout.retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    /// <summary>Makes the request that the script wants, and says what kept it from succeeding.</summary>
    public async Task<ProviderError?> AskAsync(string key, ProviderHost host, CancellationToken cancellationToken)
    {
        if (Find(key) is not { } path)
            return null;
        try
        {
            using var answer = await host.Http.GetAsync(new Uri(new Uri(Find("server")!), path), cancellationToken);
            return answer.IsSuccessStatusCode ? null : ProviderError.FromAnswer(answer, host.Clock);
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return error;
        }
    }

    /// <summary>The session that a password or a client's secret opens: it shows what came of the words on the way here.</summary>
    public static Secret? Opened(LoginInput input) =>
        input.Password is { } password ? Opened($"{input.Username}\n{password.Reveal()}\n{input.OneTimeCode?.Reveal()}")
        : input.ClientSecret is { } secret ? Opened($"{input.Way}\n{secret.Reveal()}\n{input.Scope}")
        : input.Token is { } token && input.TokenKind is { } kind ? Opened($"{kind}\n{token.Reveal()}\n")
        : null;

    private static Secret Opened(string words) => Secret.FromToken("opened." + Convert.ToBase64String(Encoding.UTF8.GetBytes(words)));

    public static bool IsRotated(Secret value) => value.Reveal().EndsWith(Rotation, StringComparison.Ordinal);

    public Grant Grant(Secret key, TimeProvider clock)
    {
        string[] kinds = (Find("grant.kinds") ?? CredentialKind.ApiKey).Split(',');
        var expires = In(Number("grant.expiresIn"), clock);
        return new()
        {
            // The first credential is what the user brought, the others are made of it.
            Credentials = [.. kinds.Select((kind, at) => new Credential
            {
                Kind = kind,
                Value = at == 0 ? key : Secret.FromToken($"{key.Reveal()}-{kind}"),
                Id = Find("grant.id"),
                ExpiresAt = expires,
                IssuedFrom = at > 0 && Is("grant.derived") ? kinds[0] : null,
            })],
            Use = new()
            {
                Credential = kinds[^1],
                Placement = Member<Placement>("grant.placement"),
                Name = Member<Placement>("grant.placement") == Placement.Cookie ? "session" : "Authorization",
                Scheme = Member<Placement>("grant.placement") == Placement.Cookie ? null : "Bearer",
            },
            Provenance = Find("grant.provenance") is null ? Provenance.Imported : Member<Provenance>("grant.provenance"),
            Revocability = Member<Revocability>("grant.revocability"),
            CanEndEverywhere = Is("grant.everywhere"),
            BrowserLogoutPage = Find("grant.page"),
            Server = Find("server") ?? "https://good.example",
            Origins = Find("server") is { } server ? [new Uri(server).GetLeftPart(UriPartial.Authority)] : [],
            Pins = lines,
            Account = Find("account.id") is { } id ? new() { Id = id, Name = Find("account.name") } : null,
        };
    }

    /// <summary>The grant with new secrets and a new expiry; as a server that rotates would answer.</summary>
    public Grant Rotated(Grant grant, TimeProvider clock) => grant with
    {
        Provenance = Provenance.Minted,
        Credentials = [.. grant.Credentials.Select(c => c with
        {
            Value = Secret.FromToken(c.Value.Reveal() + Rotation),
            ExpiresAt = In(Number("refresh.expiresIn") ?? 3600, clock),
        })],
    };

    public CredentialOutcome OutcomeOf(string kind, LogoutContext context)
    {
        var key = context.Everywhere && Find("logout.everywhere") is not null ? "logout.everywhere"
            : context.Revoke && Find("logout.revoked") is not null ? "logout.revoked"
            : Find($"logout.outcomes.{kind}") is not null ? $"logout.outcomes.{kind}"
            : "logout.outcome";
        return Answer(kind, Find(key) is null ? Outcome.LocalOnly : Member<Outcome>(key), context.Host.Clock);
    }

    public CredentialOutcome Answer(string kind, Outcome outcome, TimeProvider clock) => new()
    {
        Kind = kind,
        Outcome = outcome,
        HttpStatus = Number("logout.status"),
        ValidUntil = outcome is Outcome.Ended or Outcome.AlreadyGone ? null : In(Number("logout.validFor"), clock),
        Error = outcome is Outcome.Failed or Outcome.Denied or Outcome.Unaddressable ? Error("logout.error", ErrorKind.ServerError) : null,
    };

    public IReadOnlyList<CredentialProof> Proofs(Grant grant, int asked) =>
    [
        .. from credential in grant.Credentials
           let key = $"proof.states.{credential.Kind}"
           where Find(key) is not null
           let state = asked == Number("proof.silentAt") ? ProofState.Unknown : asked >= Number("proof.healsAt") ? ProofState.Dead : Member<ProofState>(key)
           select new CredentialProof { Kind = credential.Kind, State = state, By = "introspection", Error = state == ProofState.Unknown ? Error("proof.error", ErrorKind.Denied) : null },
    ];

    public IReadOnlyList<KeyInfo> Keys() =>
    [
        .. from line in lines
           where line.Key.StartsWith("keys.list.", StringComparison.OrdinalIgnoreCase)
           select new KeyInfo { Id = line.Key["keys.list.".Length..], Name = line.Value },
    ];

    public IReadOnlyList<SessionInfo> Sessions() =>
    [
        .. from line in lines
           where line.Key.StartsWith("sessions.list.", StringComparison.OrdinalIgnoreCase)
           let id = line.Key["sessions.list.".Length..]
           orderby id
           select new SessionInfo { Id = id, Description = line.Value, IsCurrent = id == Find("sessions.current") },
    ];

    private static DateTimeOffset? In(int? seconds, TimeProvider clock) =>
        seconds is { } number ? clock.GetUtcNow().AddSeconds(number) : null;
}
