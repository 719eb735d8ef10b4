using System.Globalization;

namespace Authx.Host.Settings;

/// <summary>Whether a value is what its setting declares. The words never repeat the value.</summary>
internal static class ValueRules
{
    /// <summary>What is wrong with the value, to stand after its key; null when nothing is.</summary>
    public static string? Refusal(SettingDefinition setting, string value)
    {
        if (setting.OneOf.Count > 0 && !setting.OneOf.Contains(value))
            return "must be " + Choice(setting.OneOf) + Meant(setting.OneOf, value);
        return setting.Type switch
        {
            SettingType.Text => null,
            SettingType.Flag => IsFlag(value) ? null : "must be true or false",
            SettingType.Number => Number(setting, value),
            SettingType.Url => UrlRule.Refusal(value),
            SettingType.Path => Path(value),
            SettingType.Statuses => Array.TrueForAll(value.Split(','), IsStatus) ? null : "must be HTTP statuses with commas between them, such as 404,410",
            SettingType.JsonPointer => IsPointer(value) ? null : "must be a JSON pointer, such as /account/id",
            SettingType.HeaderName => IsHeaderName(value) ? null : "must be the name of a header, such as X-Api-Key",
        };
    }

    private static bool IsFlag(string value) =>
        value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string? Number(SettingDefinition setting, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= setting.Min && number <= setting.Max ? null : "must be a whole number" + Range(setting);
    }

    private static string Range(SettingDefinition setting) => (setting.Min, setting.Max) switch
    {
        (int.MinValue, int.MaxValue) => "",
        (var min, int.MaxValue) => $", {min} or more",
        (int.MinValue, var max) => $", {max} or less",
        var (min, max) => $" from {min} to {max}",
    };

    // "//host/x" and "/\host/x" are read as another host by many a URL parser.
    private static string? Path(string value)
    {
        if (!value.StartsWith('/') || value.StartsWith("//", StringComparison.Ordinal))
            return "must be a path on the server that begins with one slash, such as /v1/me";
        foreach (var character in value)
            if (character is '\\' or '#' || char.IsWhiteSpace(character) || char.IsControl(character))
                return "must be a path on the server, without blanks, backslashes and #";
        return null;
    }

    private static bool IsStatus(string value) => value.Length == 3 && value[0] is >= '1' and <= '5' &&
        char.IsAsciiDigit(value[1]) && char.IsAsciiDigit(value[2]);

    private static bool IsPointer(string value)
    {
        for (var at = value.IndexOf('~', StringComparison.Ordinal); at >= 0; at = value.IndexOf('~', at + 1))
            if (at + 1 == value.Length || value[at + 1] is not ('0' or '1'))
                return false;
        return value.Length == 0 || value[0] == '/';
    }

    private static bool IsHeaderName(string value)
    {
        foreach (var character in value)
            if (!char.IsAsciiLetterOrDigit(character) && !"!#$%&'*+-.^_`|~".Contains(character))
                return false;
        return value.Length > 0;
    }

    private static string Choice(IReadOnlyList<string> values) => values.Count == 1
        ? values[0]
        : string.Join(", ", values.Take(values.Count - 1)) + " or " + values[^1];

    private static string Meant(IReadOnlyList<string> known, string value) =>
        Suggest.Nearest(value, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : "";
}
