using System.Globalization;

namespace Authx;

/// <summary>
/// The settings of one service: defaults, the provider's section, the service's section and the command line, laid over
/// each other and validated. Keys are compared without case; dots lead into maps.
/// </summary>
public sealed class ProviderSettings
{
    private readonly Dictionary<string, string> _values;

    /// <summary>Takes flat keys such as <c>whoami.path</c>.</summary>
    public ProviderSettings(IEnumerable<KeyValuePair<string, string>> values) =>
        _values = new(values, StringComparer.OrdinalIgnoreCase);

    /// <summary>All keys that have a value.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The value, or null.</summary>
    public string? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>The value of a setting that is required or has a default.</summary>
    public string Get(string key) => Find(key) ?? throw new KeyNotFoundException($"the setting \"{key}\" has no value");

    /// <summary>Whether the flag is set.</summary>
    public bool IsSet(string key) => Find(key) is { } value && bool.Parse(value);

    /// <summary>The number, or null.</summary>
    public int? FindNumber(string key) => Find(key) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The address, or null.</summary>
    public Uri? FindUrl(string key) => Find(key) is { } value ? new Uri(value, UriKind.Absolute) : null;

    /// <summary>Everything below a map's key, with the rest of each key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Below(string key) =>
        from pair in _values
        where pair.Key.StartsWith(key + ".", StringComparison.OrdinalIgnoreCase)
        select KeyValuePair.Create(pair.Key[(key.Length + 1)..], pair.Value);
}
