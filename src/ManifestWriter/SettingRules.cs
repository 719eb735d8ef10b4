using System.Globalization;

namespace Authx.ManifestWriter;

/// <summary>What a declared setting must be like, so that the host can rely on it without running the plugin.</summary>
internal static class SettingRules
{
    public static IEnumerable<Problem> Check(IReadOnlyList<Setting> settings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
        {
            if (!seen.Add(setting.Key))
                yield return About(setting, "is declared twice; keys are compared without case");
            foreach (var objection in Objections(setting))
                yield return About(setting, objection);
        }
    }

    private static Problem About(Setting setting, string objection) =>
        new(Problem.BadSetting, $"The setting \"{setting.Key}\" {objection}.");

    private static IEnumerable<string> Objections(Setting setting)
    {
        if (KeyRule.Objection(setting.Key) is { } key)
            yield return key;
        if (!Enum.IsDefined(setting.Type))
            yield return "has a type that this version of the contract does not know";
        if (setting.Key.Contains('*') && (setting.Default is not null || setting.Required))
            yield return "has a name that the user chooses, so it can be neither required nor have a default";
        if (RangeObjection(setting) is { } range)
            yield return range;
        foreach (var objection in ChoiceObjections(setting))
            yield return objection;
        if (setting.Default is { } value && ValueObjection(setting, value) is { } bad)
            yield return $"has the default \"{value}\", which {bad}";
    }

    private static string? RangeObjection(Setting setting)
    {
        if (setting.Type != SettingType.Number && (setting.Min != int.MinValue || setting.Max != int.MaxValue))
            return "has a Min or Max, which only numbers have";
        return setting.Min > setting.Max ? "has a Min above its Max" : null;
    }

    private static IEnumerable<string> ChoiceObjections(Setting setting)
    {
        if (setting.OneOf is not { } oneOf)
            yield break;
        var choices = oneOf.Split('|');
        if (choices.Any(string.IsNullOrWhiteSpace) || choices.Distinct(StringComparer.Ordinal).Count() != choices.Length)
            yield return $"has the choices \"{oneOf}\", of which one is empty or there twice";
        foreach (var choice in choices.Where(choice => ValueRule.Objection(setting.Type, choice) is not null))
            yield return $"has the choice \"{choice}\", which {ValueRule.Objection(setting.Type, choice)}";
    }

    private static string? ValueObjection(Setting setting, string value)
    {
        if (setting.OneOf is { } oneOf && !oneOf.Split('|').Contains(value))
            return "is none of its choices";
        if (ValueRule.Objection(setting.Type, value) is { } objection)
            return objection;
        return setting.Type == SettingType.Number && IsOutside(setting, value) ? "is outside Min and Max" : null;
    }

    private static bool IsOutside(Setting setting, string value)
    {
        var number = int.Parse(value, CultureInfo.InvariantCulture);
        return number < setting.Min || number > setting.Max;
    }
}
