namespace Authx.Host;

/// <summary>A setting as its provider's manifest declares it.</summary>
internal sealed record SettingDefinition(string Key, SettingType Type)
{
    /// <summary>Its value where the user gives none. A key with a <c>*</c> in it has none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a service without it is refused. A key with a <c>*</c> in it is never required.</summary>
    public bool Required { get; init; }

    /// <summary>The only values that are accepted; empty where any is.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>The lowest whole number that is accepted.</summary>
    public int Min { get; init; } = int.MinValue;

    /// <summary>The highest whole number that is accepted.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>What it is for, in half a sentence.</summary>
    public string? Description { get; init; }
}
