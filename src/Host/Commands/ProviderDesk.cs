using Authx.Host.Providers;
using Authx.Host.Providers.Http;
using Authx.Host.Terminal;

namespace Authx.Host.Commands;

/// <summary>The commands' way to providers: finds the plugin, lends it terminal and network, and asks.</summary>
internal sealed class ProviderDesk(Toolbox tools) : IDisposable
{
    private PluginCatalog? _catalog;
    private readonly Dictionary<string, ProviderFactory> _factories = [];
    private Network? _network;
    private Action<Failure> _lastWords = _ => { };

    public UserPlugins UserPlugins => new(tools.Places.Plugins);

    public PluginCatalog Catalog => _catalog ??= new(Places.BundledPlugins, UserPlugins);

    /// <summary>Whether calls run side by side; to be said before the first.</summary>
    public bool SideBySide { get; set; }

    /// <summary>Whether the provider's manifest says that it can do this.</summary>
    public bool Has(string provider, string capability) => FactoryOf(provider).Manifest.Capabilities.Contains(capability);

    /// <summary>Asks a provider about a grant.</summary>
    /// <returns>The answer, or why there is none; a plugin's fault is no exception.</returns>
    public Task<Answer<T>> AskAsync<T>(CallScope scope, Func<CallDesk, Task<T>> call) => AskAsync(scope, new AllowedOrigins(scope.Origins), call);

    /// <summary>Asks a provider that may add origins while it goes on: a sign-in.</summary>
    public Task<Answer<T>> AskAsync<T>(CallScope scope, AllowedOrigins origins, Func<CallDesk, Task<T>> call)
    {
        _lastWords = scope.OnProcessEnd ?? tools.Printer.Fail;
        try
        {
            var runner = new ProviderRunner(FactoryOf(scope.Provider), Options());
            var request = new ProviderCall<T>
            {
                Invoke = (provider, host, cancellation) => call(new(provider, host, runner.Guard, cancellation)),
                Origins = origins,
                Grant = scope.Grant,
                Deadline = scope.Deadline,
            };
            return runner.RunAsync(request, scope.EndsAtFirstInterrupt ? tools.Interrupts.Stop : tools.Interrupts.Abandon);
        }
        catch (FailureException e)
        {
            return Task.FromResult(new Answer<T>(e.Failure));
        }
    }

    /// <summary>From here on the end of the process is no plugin's doing.</summary>
    public void Dispose()
    {
        ProcessHooks.StandDown();
        _network?.Dispose();
    }

    // One for each plugin, or many profiles of one would each read its manifest and load its assembly.
    private ProviderFactory FactoryOf(string provider)
    {
        lock (_factories)
        {
            if (!_factories.TryGetValue(provider, out var factory))
                _factories.Add(provider, factory = new(Find(provider)));
            return factory;
        }
    }

    private PluginManifest Find(string provider)
    {
        var manifest = Catalog.Find(provider);
        if (manifest.Source == PluginSource.Linked)
            tools.Warnings.Add(WarningCode.PluginLinked, $"The plugin \"{manifest.Id}\" is linked to {manifest.Directory}; what lies there is run unchecked.");
        return manifest;
    }

    private InteractionHooks Hooks() => new(message => tools.Warnings.Add(WarningCode.Provider, message), tools.Interrupts.Listen);

    private RunnerOptions Options() => new()
    {
        Interaction = new TerminalInteraction(tools.Terminal, tools.Printer, new Browser(tools.Launcher, tools.Variable), Hooks()),
        Network = () => LazyInitializer.EnsureInitialized(ref _network, () => new(RequestOptions())),
        Redactor = tools.Redactor,
        OnWaiting = tools.Interrupts.Listen,
        RedirectConsole = tools.Terminal.Redirect,
        ShowPrinted = tools.Printer.Note,
        LastWords = failure => _lastWords(failure),
        Clock = tools.Clock,
    };

    private NetworkOptions RequestOptions() => new()
    {
        Version = ToolVersion.Text,
        SideBySide = SideBySide,
        Redactor = tools.Redactor,
        Clock = tools.Clock,
        CaCertFile = tools.Options.CaCertificate,
        Log = tools.Options.Output.Verbose ? tools.Printer.Detail : null,
        // Less than the call as a whole: a server that hangs is the server's fault, and the provider has time to say so.
        RequestTimeout = (tools.Options.Timeout ?? CallScope.DefaultDeadline) * 0.9,
    };
}

/// <summary>What a call of a provider has at hand.</summary>
internal sealed record CallDesk(IAuthProvider Provider, ProviderHost Host, Func<SaveGrant, SaveGrant> Guard, CancellationToken Cancellation);
