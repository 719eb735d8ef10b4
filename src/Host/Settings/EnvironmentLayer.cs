namespace Authx.Host.Settings;

/// <summary>
/// Reads <c>AUTHX_SERVICES__NAME__KEY</c> and <c>AUTHX_PROVIDERS__ID__KEY</c> into a layer. No shell can set a variable with
/// a dash or a dot in its name, so an underscore stands for either where a lower layer has such a name.
/// </summary>
internal sealed class EnvironmentLayer
{
    private readonly SettingsSource _source;
    private readonly Layer[] _below;
    private readonly ILookup<string, string> _namesBelow;

    private EnvironmentLayer(SettingsSource source, Layer[] below)
    {
        _source = source;
        _below = below;
        _namesBelow = below
            .SelectMany(layer => layer.Keys.Concat(layer.Maps.Keys))
            .Concat(source.Providers.Select(id => ConfigKey.Join("providers", id)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToLookup(Parent, Last, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What was read.</summary>
    public Layer Layer { get; } = new();

    /// <summary>Variables that say nothing certain.</summary>
    public List<SettingsProblem> Problems { get; } = [];

    /// <summary>Reads the variables; names are looked up in the layers below and among the providers.</summary>
    public static EnvironmentLayer Read(SettingsSource source, params Layer[] below)
    {
        var result = new EnvironmentLayer(source, below);
        // Sorted, so that of two problems the same one comes first on every machine; providers before what they declare.
        var variables = source.Environment
            .OrderByDescending(variable => variable.Key.EndsWith("__PROVIDER", StringComparison.OrdinalIgnoreCase))
            .ThenBy(variable => variable.Key, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
            result.Take(name, value);
        return result;
    }

    private void Take(string variable, string value)
    {
        var map = Below(variable, "SERVICES") ? "services" : Below(variable, "PROVIDERS") ? "providers" : null;
        if (map is null)
            return;
        var parts = variable[$"AUTHX_{map}".Length..].Split("__");
        var origin = new Origin(SettingLayer.Environment, variable, "");
        if (parts.Length < 3 || parts[0].Length > 0 || Array.IndexOf(parts, "", 1) >= 0)
            Problems.Add(new(origin, $"is not of the form AUTHX_{map.ToUpperInvariant()}__NAME__KEY, with two underscores between the parts"));
        else if (Key(map, parts[1..], origin) is { } key)
            Put(Spell(key), value, origin);
    }

    private void Put(string key, string value, Origin variable)
    {
        var origin = variable with { Key = key };
        if (Layer.Find(key) is { } other)
            Problems.Add(new(origin, $"is given by {other.Source} too; unset one of them"));
        else
            Layer.Put(key, value, origin);
    }

    // Variables are shouted; the manifest knows how the key is spelled.
    private string Spell(string key)
    {
        var parts = key.Split(ConfigKey.Separator);
        var section = ConfigKey.Join(parts[0], parts[1]);
        var provider = parts[0] == "providers" ? parts[1] : Provider(ConfigKey.Join(section, HostSchema.Provider));
        var definitions = provider is null ? null : _source.Schema(Name.Normalize(provider));
        var schema = HostSchema.Service(definitions ?? []);
        return ConfigKey.Join(section, schema.Spell(string.Join(ConfigKey.Separator, parts.Skip(2))));
    }

    private string? Provider(string key)
    {
        if (Layer.TryGet(key, out var value))
            return value;
        for (var i = _below.Length - 1; i >= 0; i--)
            if (_below[i].TryGet(key, out value))
                return value;
        return null;
    }

    private string? Key(string map, string[] parts, Origin origin)
    {
        var key = map;
        for (var i = 0; i < parts.Length; i++)
        {
            var names = _namesBelow[key].Where(name => Fold(name).Equals(Fold(parts[i]), StringComparison.OrdinalIgnoreCase)).ToList();
            if (names.Count > 1)
            {
                Problems.Add(new(origin, $"may mean \"{names[0]}\" or \"{names[1]}\" below {ConfigKey.Show(key)}; rename one of them"));
                return null;
            }

            key = ConfigKey.Join(key, names.Count == 1 ? names[0] : i == 0 ? Name.Normalize(parts[i]) : parts[i]);
        }

        return key;
    }

    // On Windows the names of variables have no case.
    private static bool Below(string variable, string map) => variable.StartsWith($"AUTHX_{map}_",
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Fold(string name) => name.Replace('-', '_').Replace('.', '_');

    private static string Parent(string key) => key[..Math.Max(0, key.LastIndexOf(ConfigKey.Separator))];

    private static string Last(string key) => key[(key.LastIndexOf(ConfigKey.Separator) + 1)..];
}
