using Microsoft.Extensions.Configuration;

namespace Authx.Host.Settings;

/// <summary>One layer of settings that remembers where each of them stands. It is its own source: there is nothing to load.</summary>
internal sealed class Layer : ConfigurationProvider, IConfigurationSource
{
    private readonly Dictionary<string, Origin> _origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Origin> _maps = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys that have a value here.</summary>
    public IReadOnlyCollection<string> Keys => _origins.Keys;

    /// <summary>The keys that are maps here, the empty ones too.</summary>
    public IReadOnlyDictionary<string, Origin> Maps => _maps;

    /// <summary>Sets a value; null takes back what lower layers say.</summary>
    public void Put(string key, string? value, Origin origin)
    {
        Data[key] = value;
        _origins[key] = origin;
    }

    /// <summary>Notes that a key is a map.</summary>
    public void PutMap(string key, Origin origin) => _maps[key] = origin;

    /// <summary>Where the key stands, value or map; null when it is not here.</summary>
    public Origin? Find(string key) => _origins.GetValueOrDefault(key) ?? _maps.GetValueOrDefault(key);

    /// <summary>The layer as Configuration takes it.</summary>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
