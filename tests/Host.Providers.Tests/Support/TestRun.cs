using Authx.Host.Providers.Http;

namespace Authx.Host.Providers.Tests;

/// <summary>A runner over one plugin, and everything that comes out of it.</summary>
internal sealed class TestRun : IDisposable
{
    // The end of the test process is nobody's fault.
    static TestRun() => ProcessHooks.StandDown();

    private readonly PluginFolder? _own;
    private readonly Network _network;

    public TestRun(string plugin, PluginFolder? folder = null, TimeProvider? clock = null, FakeInteraction? interaction = null)
    {
        folder ??= _own = PluginFolder.With(plugin);
        Interaction = interaction ?? new();
        _network = new(new() { Version = "1.2.3", Redactor = Redactor, Clock = clock ?? TimeProvider.System, Log = Log.Add });
        Runner = new(new ProviderFactory(folder.Manifest(plugin)), new()
        {
            Interaction = Interaction,
            Network = () => _network,
            Redactor = Redactor,
            RedirectConsole = writer => Console = writer,
            ShowPrinted = Printed.Add,
            LastWords = _ => { },
            Clock = clock ?? TimeProvider.System,
        });
    }

    public ProviderRunner Runner { get; }

    public FakeInteraction Interaction { get; }

    public Redactor Redactor { get; } = new();

    public TextWriter? Console { get; private set; }

    public List<string> Printed { get; } = [];

    public List<string> Log { get; } = [];

    public List<Grant> Saved { get; } = [];

    public Task<Answer<LoginResult>> LoginAsync(Dictionary<string, string>? settings = null, Secret? token = null)
    {
        settings ??= [];
        var origins = new AllowedOrigins(settings.TryGetValue("server", out var server) ? [server] : []);
        return CallAsync(null, origins, null, (provider, host, cancellationToken) => provider.LoginAsync(
            new()
            {
                Profile = "work",
                Settings = new(settings),
                Input = new() { Token = token },
                Host = host,
                SaveAsync = Runner.Guard(SaveAsync),
                AllowOrigin = origins.Allow,
            },
            cancellationToken));
    }

    public Task<Answer<LogoutResult>> LogoutAsync(Grant? grant = null, bool revoke = false, CancellationToken abandon = default)
    {
        grant ??= The.Grant;
        return CallAsync(
            grant,
            new(grant.Origins),
            The.Deadline,
            (provider, host, cancellationToken) => provider.LogoutAsync(
                new() { Profile = "work", Grant = grant, Revoke = revoke, Host = host, SaveAsync = Runner.Guard(SaveAsync) }, cancellationToken),
            abandon);
    }

    public Task<Answer<T>> AskAsync<T>(Grant grant, Func<IAuthProvider, GrantContext, CancellationToken, Task<T>> ask) =>
        CallAsync(grant, new(grant.Origins), The.Deadline, (provider, host, cancellationToken) =>
            ask(provider, new() { Profile = "work", Grant = grant, Host = host }, cancellationToken));

    public Task<Answer<RefreshResult>> RefreshAsync(Grant grant) =>
        CallAsync(grant, new(grant.Origins), The.Deadline, (provider, host, cancellationToken) => ((ITokenRefresh)provider).RefreshAsync(
            new() { Profile = "work", Grant = grant, Host = host, SaveAsync = Runner.Guard(SaveAsync) }, cancellationToken));

    public void Dispose()
    {
        _network.Dispose();
        _own?.Dispose();
    }

    private Task<Answer<T>> CallAsync<T>(
        Grant? grant,
        AllowedOrigins origins,
        TimeSpan? deadline,
        Func<IAuthProvider, ProviderHost, CancellationToken, Task<T>> invoke,
        CancellationToken abandon = default) =>
        Runner.RunAsync(new ProviderCall<T> { Invoke = invoke, Origins = origins, Grant = grant, Deadline = deadline }, abandon);

    public Task SaveAsync(Grant grant, CancellationToken cancellationToken)
    {
        Saved.Add(grant);
        return Task.CompletedTask;
    }
}
