namespace Authx.Testing;

/// <summary>One profile's life: a provider, a server, a user, and what the provider let the host save, in the order of events.</summary>
internal sealed class Trial
{
    private readonly List<object> _events = [];

    public Trial(IAuthProvider provider, ScriptedServer server, ScriptedPeople people)
    {
        Provider = provider;
        Server = server;
        People = people;
        server.Heard = Note;
    }

    public IAuthProvider Provider { get; }

    public ScriptedServer Server { get; }

    public ScriptedPeople People { get; }

    public string Profile { get; init; } = "widgets";

    /// <summary>Requests and saved grants, as they came.</summary>
    public IReadOnlyList<object> Events => _events;

    public IEnumerable<Grant> Saved => _events.OfType<Grant>();

    public Task<LoginResult> LoginAsync(ProviderSettings settings, IEnumerable<string> origins, LoginInput input, CancellationToken cancellationToken = default)
    {
        Server.Allow(origins);
        return Provider.LoginAsync(
            new()
            {
                Profile = Profile,
                Settings = settings,
                Input = input,
                Host = Host(),
                SaveAsync = SaveAsync,
                AllowOrigin = address => Server.Allow([address.GetLeftPart(UriPartial.Authority)]),
            },
            cancellationToken);
    }

    /// <summary>Ends the grant at the server, a key that is local by nature too.</summary>
    public Task<LogoutResult> LogoutAsync(Grant grant, CancellationToken cancellationToken = default) =>
        LogoutAsync(grant, grant.Revocability == Revocability.Local, cancellationToken);

    public Task<LogoutResult> LogoutAsync(Grant grant, bool revoke, CancellationToken cancellationToken = default)
    {
        Server.Allow(grant.Origins);
        return Provider.LogoutAsync(
            new() { Profile = Profile, Grant = grant, Revoke = revoke, Host = Host(), SaveAsync = SaveAsync }, cancellationToken);
    }

    public Task<WhoamiResult> WhoamiAsync(IWhoami provider, Grant grant)
    {
        Server.Allow(grant.Origins);
        return provider.WhoamiAsync(Question(grant), CancellationToken.None);
    }

    public Task<ProofResult> ProveAsync(IRevocationProof provider, Grant grant)
    {
        Server.Allow(grant.Origins);
        return provider.ProveAsync(Question(grant), CancellationToken.None);
    }

    public Task<RefreshResult> RefreshAsync(ITokenRefresh provider, Grant grant)
    {
        Server.Allow(grant.Origins);
        return provider.RefreshAsync(new() { Profile = Profile, Grant = grant, Host = Host(), SaveAsync = SaveAsync }, CancellationToken.None);
    }

    private GrantContext Question(Grant grant) => new() { Profile = Profile, Grant = grant, Host = Host() };

    private ProviderHost Host() => new() { Interaction = People, Clock = new StoppedClock(), CreateHttp = Server.CreateClient };

    private Task SaveAsync(Grant grant, CancellationToken cancellationToken)
    {
        Note(grant);
        return Task.CompletedTask;
    }

    private void Note(object happened)
    {
        lock (_events)
            _events.Add(happened);
    }
}
