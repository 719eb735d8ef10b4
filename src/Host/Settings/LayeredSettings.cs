using Microsoft.Extensions.Configuration;

namespace Authx.Host.Settings;

/// <summary>A setting in one layer. It is <paramref name="Effective"/> when no higher layer has the same key.</summary>
internal sealed record SettingEntry(string Key, string? Value, Origin Origin, bool Effective)
{
    /// <summary>Whether stars stand for the value, because it looks like a secret.</summary>
    public bool IsMasked { get; init; }
}

/// <summary>Layers over each other, per key, low to high.</summary>
internal sealed class LayeredSettings
{
    private readonly IConfigurationRoot _root;
    private readonly Layer[] _layers;
    private ILookup<string, SettingEntry>? _bySection;
    private ILookup<string, KeyValuePair<string, Origin>>? _mapsBySection;

    public LayeredSettings(params Layer[] layers)
    {
        _layers = layers;
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
            builder.Add(layer);
        _root = builder.Build();
    }

    /// <summary>The value that holds, or null.</summary>
    public string? Find(string key) => _root[key];

    /// <summary>Where the value that holds stands, or else the highest map of that key.</summary>
    public Origin? OriginOf(string key)
    {
        for (var i = _layers.Length - 1; i >= 0; i--)
            if (_layers[i].Find(key) is { } origin)
                return origin;
        return null;
    }

    /// <summary>Every key of every layer, in the order of the layers and of the files.</summary>
    public IEnumerable<SettingEntry> Entries()
    {
        for (var i = 0; i < _layers.Length; i++)
            foreach (var key in _layers[i].Keys)
            {
                _layers[i].TryGet(key, out var value);
                yield return new(key, value, _layers[i].Find(key)!, !IsCovered(key, i));
            }
    }

    /// <summary>The entries of one section (<c>services:acme</c>), with the rest of each key.</summary>
    public IEnumerable<SettingEntry> Section(string section)
    {
        // One pass for all sections: a file with thousands of services is read in linear time.
        _bySection ??= Entries().ToLookup(entry => Head(entry.Key), StringComparer.OrdinalIgnoreCase);
        foreach (var entry in _bySection[section])
            if (entry.Key.Length > section.Length)
                yield return entry with { Key = entry.Key[(section.Length + 1)..] };
    }

    /// <summary>The names below <c>services</c> or <c>providers</c>.</summary>
    public IEnumerable<string> Names(string map) => _layers
        .SelectMany(layer => layer.Keys.Concat(layer.Maps.Keys))
        .Where(key => key.StartsWith(map + ConfigKey.Separator, StringComparison.OrdinalIgnoreCase))
        .Select(key => key[(map.Length + 1)..].Split(ConfigKey.Separator)[0])
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The maps of all layers.</summary>
    public IEnumerable<KeyValuePair<string, Origin>> Maps() => _layers.SelectMany(layer => layer.Maps);

    /// <summary>The maps in one section, with their whole keys.</summary>
    public IEnumerable<KeyValuePair<string, Origin>> Maps(string section)
    {
        _mapsBySection ??= Maps().ToLookup(map => Head(map.Key), StringComparer.OrdinalIgnoreCase);
        return _mapsBySection[section].Where(map => map.Key.Length > section.Length);
    }

    private bool IsCovered(string key, int layer)
    {
        for (var i = layer + 1; i < _layers.Length; i++)
            if (_layers[i].TryGet(key, out _))
                return true;
        return false;
    }

    private static string Head(string key)
    {
        var first = key.IndexOf(ConfigKey.Separator, StringComparison.Ordinal);
        var second = first < 0 ? -1 : key.IndexOf(ConfigKey.Separator, first + 1);
        return second < 0 ? key : key[..second];
    }
}
