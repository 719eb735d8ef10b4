using Authx.Host.Commands.Line;
using Authx.Host.Commands.Logout;
using Authx.Host.Commands.Logout.Scanning;
using Authx.Host.Profiles;
using Authx.Host.Settings;
using Authx.Host.Terminal;
using Authx.Host.Vaults;

namespace Authx.Host.Commands;

/// <summary>Where the parts of the tool are put together. Each is made at its first use; most commands need few of them.</summary>
/// <remarks>Who signs out of many uses it from many threads: of two that are made at once, one is everybody's.</remarks>
internal sealed class Toolbox(ITerminal terminal, Func<string, string?> variable, TimeProvider clock) : IDisposable
{
    private Places? _places;
    private Printer? _printer;
    private ProfileStore? _profiles;
    private Wallet? _wallet;
    private ProviderDesk? _providers;
    private WarningLog? _warnings;
    private Surroundings? _surroundings;
    private Fingerprints? _fingerprints;
    private bool _isSurveyed;
    private bool _hasFingerprints;
    // For what is too dear to be made twice, or must not be.
    private object? _once = new();
    private GlobalOptions _options = new();

    public ITerminal Terminal => terminal;

    public Func<string, string?> Variable => variable;

    public TimeProvider Clock => clock;

    public Interrupts Interrupts { get; } = new();

    public Redactor Redactor { get; } = new();

    public Launcher Launcher { get; } = new(variable);

    /// <summary>What came after "--", or null where that was not given.</summary>
    public IReadOnlyList<string>? AfterDashes { get; set; }

    public GlobalOptions Options
    {
        get => _options;
        set
        {
            _options = value;
            _printer = null;
        }
    }

    public Printer Printer => LazyInitializer.EnsureInitialized(ref _printer, () => new(terminal, Options.Output));

    public Places Places => LazyInitializer.EnsureInitialized(ref _places, () => Places.From(variable));

    public ProfileStore Profiles => LazyInitializer.EnsureInitialized(ref _profiles, () => ProfileStore.Of(Places, Printer.Note));

    public DefaultProfile DefaultProfile => new(Places);

    public Wallet Wallet => LazyInitializer.EnsureInitialized(ref _wallet, () => new(Profiles, DefaultProfile, new VaultDirectory(), Redactor));

    /// <summary>What was put off.</summary>
    public Outbox Outbox => new(ProfileStore.Pending(Places, Printer.Note), new VaultDirectory(), Redactor, Clock);

    /// <summary>What a scan for copies looks at; read once, for however many secrets.</summary>
    public Surroundings Surroundings => LazyInitializer.EnsureInitialized(ref _surroundings, ref _isSurveyed, ref _once, () => Surroundings.Read(Places, variable, clock))!;

    /// <summary>Tells secrets apart in receipts.</summary>
    public Fingerprints Fingerprints => LazyInitializer.EnsureInitialized(ref _fingerprints, ref _hasFingerprints, ref _once, () => new(Places))!;

    public ProfileFinder Finder => new(Profiles, DefaultProfile, variable);

    /// <summary>How long to wait for the lock of a profile.</summary>
    public LockPatienceOf Patience => new(Options.Timeout ?? TimeSpan.FromSeconds(15), clock, Printer, Interrupts);

    public WarningLog Warnings => LazyInitializer.EnsureInitialized(ref _warnings, () => new(this));

    public ProviderDesk Providers => LazyInitializer.EnsureInitialized(ref _providers, () => new(this));

    /// <summary>What the settings say about confirmation. A file that cannot be read must not stand in the way of a sign-out.</summary>
    public string ConfirmSetting()
    {
        var (value, warning) = HostScalar.ReadConfirm(Places);
        if (warning is not null)
            Warnings.Add(WarningCode.SettingsUnreadable, warning);
        return value;
    }

    /// <summary>Where the settings come from, for the commands that need them all.</summary>
    public SettingsSource SettingsSource() => Settings.SettingsSource.For(Places, new ProviderSchemas(Providers.Catalog).Find) with
    {
        Providers = [.. Providers.Catalog.All().Where(e => e.Manifest is not null).Select(e => e.Manifest!.ProviderId)],
    };

    public void Dispose()
    {
        _providers?.Dispose();
        Interrupts.Dispose();
    }
}
