namespace Authx.Host.Settings;

/// <summary>The option <c>--set key=value</c>, with dots in the key.</summary>
internal static class SetOption
{
    /// <summary>The option's name, as messages give it.</summary>
    public const string Option = "--set";

    /// <summary>Splits at the first equals sign; the key keeps its dots. What was typed is not repeated: it may be a secret in the wrong place.</summary>
    /// <exception cref="FailureException">It is not a key, an equals sign and a value.</exception>
    public static KeyValuePair<string, string> Parse(string typed)
    {
        var equals = typed.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || ConfigKey.Split(typed[..equals].Trim()) is null)
            throw new Failure(ErrorCode.Usage, "--set takes a setting and its value with an equals sign between them; nothing was done.")
            { Hint = "--set whoami.path=/v1/me" }.AsException();
        return new(typed[..equals].Trim(), typed[(equals + 1)..]);
    }

    /// <summary>The highest layer of one service. Of the same key given twice the last holds.</summary>
    public static Layer Layer(IEnumerable<KeyValuePair<string, string>> set)
    {
        var layer = new Layer();
        foreach (var (written, value) in set)
        {
            var key = string.Join(ConfigKey.Separator, ConfigKey.Split(written) ?? [written]);
            layer.Put(key, value, new(SettingLayer.CommandLine, Option, key));
        }

        return layer;
    }
}
