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

    public string? Username { get; init; }

    public bool PasswordStdin { get; init; }

    public string? OneTimeCode { get; init; }
}
