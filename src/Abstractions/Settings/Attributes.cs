namespace Authx;

/// <summary>Marks the one class of a plugin that is its provider. The build writes it into the manifest.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AuthxProviderAttribute : Attribute
{
    /// <summary>Names the provider: its id as it stands in settings, and its name as people read it.</summary>
    public AuthxProviderAttribute(string id, string displayName)
    {
        Id = id;
        DisplayName = displayName;
    }

    /// <summary>The provider's id: <c>[a-z0-9][a-z0-9._-]{0,63}</c>.</summary>
    public string Id { get; }

    /// <summary>The provider's name as people read it.</summary>
    public string DisplayName { get; }

    /// <summary>Which options of <c>authx login</c> it takes; the host refuses the others.</summary>
    public LoginInputs Inputs { get; init; }
}

/// <summary>The options of <c>authx login</c> that a provider takes.</summary>
[Flags]
public enum LoginInputs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A token or key: <c>--token-stdin</c>, <c>--token-file</c>, <c>--token</c>.</summary>
    Token = 1,

    /// <summary>A user name: <c>--username</c>.</summary>
    Username = 2,

    /// <summary>A password: <c>--password-stdin</c>.</summary>
    Password = 4,

    /// <summary>A one-time code: <c>--otp</c>.</summary>
    OneTimeCode = 8,

    /// <summary>Whether the token is one to use or one to renew with: <c>--token-type</c>.</summary>
    TokenType = 16,

    /// <summary>What the grant is to allow: <c>--scope</c>.</summary>
    Scope = 32,

    /// <summary>The client's own secret: <c>--client-secret-stdin</c>, <c>--client-secret-file</c>.</summary>
    ClientSecret = 64,

    /// <summary>To sign in with a code on another device: <c>--device</c>.</summary>
    Device = 128,

    /// <summary>To sign in with a page that authx shows and does not open: <c>--no-browser</c>.</summary>
    NoBrowser = 256,

    /// <summary>To sign in as the client itself, with no person: <c>--client-credentials</c>.</summary>
    ClientCredentials = 512,
}

/// <summary>Declares a setting of the provider. The host validates all settings before the plugin is loaded.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProviderSettingAttribute : Attribute
{
    /// <summary>
    /// Declares a setting by its key; dots lead into maps (<c>whoami.path</c>), and a <c>*</c> stands for the names
    /// of a map that the user chooses (<c>headers.*</c>).
    /// </summary>
    public ProviderSettingAttribute(string key, SettingType type)
    {
        Key = key;
        Type = type;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>What its value looks like.</summary>
    public SettingType Type { get; }

    /// <summary>What it is for, in half a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Its value where the user gives none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a service without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>The only values that are accepted, with <c>|</c> between them.</summary>
    public string? OneOf { get; init; }

    /// <summary>The lowest whole number that is accepted.</summary>
    public int Min { get; init; } = int.MinValue;

    /// <summary>The highest whole number that is accepted.</summary>
    public int Max { get; init; } = int.MaxValue;
}

/// <summary>What a setting's value looks like.</summary>
public enum SettingType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An absolute https URL, or http on literal loopback. Its origin may be contacted.</summary>
    Url,

    /// <summary>A path on the server, beginning with a slash.</summary>
    Path,

    /// <summary>HTTP statuses with commas between them: <c>404,410</c>.</summary>
    Statuses,

    /// <summary>A JSON pointer: <c>/account/id</c>.</summary>
    JsonPointer,

    /// <summary>The name of a header or cookie.</summary>
    HeaderName,
}
