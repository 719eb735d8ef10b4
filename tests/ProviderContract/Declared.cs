using System.Reflection;

namespace Authx.Testing;

/// <summary>What a provider's class declares of its settings, as the host reads it from the manifest.</summary>
internal sealed class Declared(Type provider)
{
    private readonly List<ProviderSettingAttribute> _settings = [.. Of(provider)];

    /// <summary>The settings as the host would hand them over: the declared defaults below what is given.</summary>
    public ProviderSettings With(IReadOnlyDictionary<string, string> given)
    {
        var values = _settings.Where(setting => setting.Default is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Default!, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in given)
            values[key] = value;
        return new(values);
    }

    /// <summary>The origins that may be contacted from the start of a sign-in.</summary>
    public IEnumerable<string> Origins(ProviderSettings settings) =>
        from key in settings.Keys
        where _settings.Any(setting => setting.Type == SettingType.Url && Names(setting.Key, key))
        select new Uri(settings.Get(key)).GetLeftPart(UriPartial.Authority);

    // A subclass is as good as the class that carries the attributes.
    private static IEnumerable<ProviderSettingAttribute> Of(Type? type) =>
        type is null ? [] : type.GetCustomAttributes<ProviderSettingAttribute>().Concat(Of(type.BaseType));

    private static bool Names(string declared, string key)
    {
        var (ours, theirs) = (declared.Split('.'), key.Split('.'));
        return ours.Length == theirs.Length
            && ours.Zip(theirs).All(pair => pair.First == "*" || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
