namespace Authx.ManifestWriter;

/// <summary>A setting that the provider declares.</summary>
internal sealed record Setting(string Key, SettingType Type)
{
    public string? Description { get; init; }

    public string? Default { get; init; }

    public bool Required { get; init; }

    public string? OneOf { get; init; }

    public int Min { get; init; } = int.MinValue;

    public int Max { get; init; } = int.MaxValue;

    public static Setting From(AttributeValues values) => new(values.Text(0) ?? "", (SettingType)(values.Number(1) ?? 0))
    {
        Description = values.Text(nameof(ProviderSettingAttribute.Description)),
        Default = values.Text(nameof(ProviderSettingAttribute.Default)),
        Required = values.Flag(nameof(ProviderSettingAttribute.Required)),
        OneOf = values.Text(nameof(ProviderSettingAttribute.OneOf)),
        Min = values.Number(nameof(ProviderSettingAttribute.Min)) ?? int.MinValue,
        Max = values.Number(nameof(ProviderSettingAttribute.Max)) ?? int.MaxValue,
    };
}
