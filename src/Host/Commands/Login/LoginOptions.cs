namespace Authx.Host.Commands.Login;

/// <summary>What the command line of a login says.</summary>
internal sealed record LoginOptions
{
    public string? Service { get; init; }

    public string? Profile { get; init; }

    public string? Provider { get; init; }

    public string? Server { get; init; }

    public IReadOnlyList<string> Set { get; init; } = [];

    public string? Vault { get; init; }

    public bool NoSwitch { get; init; }

    public bool Force { get; init; }

    public bool TokenStdin { get; init; }

    public string? TokenFile { get; init; }

    public string? Token { get; init; }

    public string? TokenType { get; init; }

    public string? Username { get; init; }

    public bool PasswordStdin { get; init; }

    public string? OneTimeCode { get; init; }

    public bool Device { get; init; }

    public bool NoBrowser { get; init; }

    public bool ClientCredentials { get; init; }

    public string? Scope { get; init; }

    public bool ClientSecretStdin { get; init; }

    public string? ClientSecretFile { get; init; }

    public bool GivesToken => TokenStdin || TokenFile is not null || Token is not null;

    /// <summary>The kind of credential that --token-type names; null where it was not given, or names none.</summary>
    public string? TokenKind => TokenType?.ToLowerInvariant() switch
    {
        "access" => CredentialKind.AccessToken,
        "refresh" => CredentialKind.RefreshToken,
        _ => null,
    };

    public LoginWay Way => this switch
    {
        { Device: true } => LoginWay.Device,
        { NoBrowser: true } => LoginWay.NoBrowser,
        { ClientCredentials: true } => LoginWay.ClientCredentials,
        _ => LoginWay.Unspecified,
    };
}
