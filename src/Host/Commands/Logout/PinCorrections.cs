using Authx.Host.Settings;

namespace Authx.Host.Commands.Logout;

/// <summary>
/// What <c>--set</c> corrects for one logout: a pinned path, header or status that the server has changed since the sign-in.
/// Never an origin: where secrets go was decided when the user signed in.
/// </summary>
internal sealed class PinCorrections(IReadOnlyList<KeyValuePair<string, string>> pins)
{
    private static readonly string[] Origins = ["server", "issuer"];
    private static readonly PinCorrections None = new([]);

    /// <summary>Reads and checks them; the manifest is looked at only where there are any.</summary>
    /// <exception cref="FailureException">One is not acceptable, or the provider's plugin is not there.</exception>
    public static PinCorrections For(string provider, IReadOnlyList<string> set, Toolbox tools) =>
        set.Count == 0 ? None : Read(provider, set, tools);

    private static PinCorrections Read(string provider, IReadOnlyList<string> set, Toolbox tools)
    {
        var catalog = tools.Providers.Catalog;
        var plugin = catalog.Find(provider);
        var schema = new Schema(new ProviderSchemas(catalog).Find(plugin.ProviderId)!);
        return new([.. set.Select(SetOption.Parse).Select(given => Check(given, schema, plugin.ProviderId))]);
    }

    /// <summary>They in one line; null where there are none.</summary>
    public string? Words => pins.Count == 0 ? null : string.Join(", ", pins.Select(p => $"{p.Key}={ForeignText.Clean(p.Value)}"));

    /// <summary>The grant as it is ended with them.</summary>
    public Grant Apply(Grant grant) => pins.Count == 0 ? grant : grant with { Pins = Over(grant.Pins, pins) };

    /// <summary>A grant that was renewed meanwhile, as it is kept: they hold for this logout only.</summary>
    public Grant TakeBack(Grant renewed, Grant stored)
    {
        if (pins.Count == 0)
            return renewed;
        var kept = new Dictionary<string, string>(renewed.Pins);
        foreach (var (key, _) in pins)
            RemoveKey(kept, key);
        return renewed with { Pins = Over(kept, stored.Pins.Where(pin => pins.Any(p => IsSame(p.Key, pin.Key)))) };
    }

    private static Dictionary<string, string> Over(IReadOnlyDictionary<string, string> below, IEnumerable<KeyValuePair<string, string>> above)
    {
        var all = new Dictionary<string, string>(below);
        foreach (var (key, value) in above)
        {
            RemoveKey(all, key);
            all[key] = value;
        }

        return all;
    }

    // Keys are compared without case, and a plugin may spell its pins as the user did.
    private static void RemoveKey(Dictionary<string, string> pins, string key)
    {
        foreach (var same in pins.Keys.Where(k => IsSame(k, key)).ToList())
            pins.Remove(same);
    }

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, string> Check(KeyValuePair<string, string> given, Schema schema, string provider)
    {
        var key = string.Join(ConfigKey.Separator, ConfigKey.Split(given.Key)!);
        var shown = ForeignText.Clean(given.Key);
        var setting = schema.Find(key);
        if (Origins.Contains(key, StringComparer.OrdinalIgnoreCase) || setting?.Type == SettingType.Url || IsAddress(given.Value))
            throw Refused($"--set {shown}: a logout corrects a pinned path, header or status, never an origin: where secrets go was decided at the sign-in.");
        if (setting is null)
            throw Unknown(shown, schema.Nearest(key), provider);
        if (!IsCorrectable(setting.Type))
            throw Refused($"--set {shown}: a logout corrects a pinned path, header or status; this is none.");
        if (ValueRules.Refusal(setting, given.Value) is { } problem)
            throw Refused($"--set {shown} {problem}{(problem.EndsWith('?') ? "" : ".")}");
        return new(schema.Spell(key).Replace(ConfigKey.Separator, '.'), given.Value);
    }

    private static bool IsCorrectable(SettingType type) => type switch
    {
        SettingType.Path or SettingType.HeaderName or SettingType.Statuses or SettingType.Text or SettingType.JsonPointer => true,
        SettingType.Url or SettingType.Flag or SettingType.Number => false,
    };

    // "//host" is an address too, to whoever puts it after one's own; a path with one slash is read as a file's address on Unix.
    private static bool IsAddress(string value)
    {
        var text = value.Trim();
        return text.StartsWith("//", StringComparison.Ordinal)
            || text.StartsWith('\\')
            || text.Contains("://", StringComparison.Ordinal)
            || (!text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0);
    }

    private static FailureException Refused(string message) =>
        new Failure(ErrorCode.Usage, $"{message} Nothing was done.") { Hint = "authx logout --help" }.AsException();

    private static FailureException Unknown(string key, string? nearest, string provider)
    {
        var meant = nearest is null ? "" : $" Did you mean \"{nearest}\"?";
        return new Failure(ErrorCode.UnknownSetting, $"--set {key}: the provider \"{provider}\" has no such setting.{meant} Nothing was done.")
        { Hint = $"authx plugin info {provider}" }.AsException();
    }
}
