namespace Authx.Host.Settings;

/// <summary>The settings that belong to the host and not to a provider.</summary>
internal static class HostSchema
{
    /// <summary>How a sign-out is confirmed.</summary>
    public const string Confirm = "confirm";

    /// <summary>Where new profiles keep their secrets.</summary>
    public const string Vault = "vault";

    /// <summary>The service that a login without a name means.</summary>
    public const string DefaultService = "defaultService";

    /// <summary>The provider of a service.</summary>
    public const string Provider = "provider";

    /// <summary>The variable by which a service's own tools take the credential.</summary>
    public const string Env = "env";

    /// <summary>The page where a person manages the service's credentials.</summary>
    public const string ManageUrl = "manageUrl";

    /// <summary>The value of <see cref="Vault"/> and <see cref="Confirm"/> where nobody says another.</summary>
    public const string Auto = "auto";

    /// <summary>The keys at the top of a file. <c>$schema</c> is for editors; authx does not read it.</summary>
    public static readonly Schema Top = new(
    [
        new(Vault, SettingType.Text) { Default = Auto, OneOf = [Auto, "file"] },
        new(Confirm, SettingType.Text) { Default = Auto, OneOf = [Auto, "always", "never"] },
        new(DefaultService, SettingType.Text),
        new("$schema", SettingType.Text),
        new("providers.*.*", SettingType.Text),
        new("services.*.*", SettingType.Text),
    ]);

    private static readonly SettingDefinition[] OfService =
    [
        new(Provider, SettingType.Text) { Required = true },
        new(Env, SettingType.Text),
        new(ManageUrl, SettingType.Url),
    ];

    /// <summary>A service's own keys and those of its provider. The host's come first: no plugin can redefine them.</summary>
    public static Schema Service(IEnumerable<SettingDefinition> ofProvider) => new([.. OfService, .. ofProvider]);

    /// <summary>Whether the key of a service is the host's.</summary>
    public static bool IsOfService(string key) =>
        Array.Exists(OfService, own => own.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with a host value beyond its type, or null.</summary>
    public static string? Refusal(string key, string value) =>
        key.Equals(Env, StringComparison.OrdinalIgnoreCase) && !IsVariable(value)
            ? "is not the name of a variable: letters, digits and underscores, no digit first"
            : null;

    private static bool IsVariable(string name)
    {
        foreach (var character in name)
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
                return false;
        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }
}
