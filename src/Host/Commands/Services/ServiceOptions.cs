namespace Authx.Host.Commands.Services;

/// <summary>What the command line says of a new service.</summary>
internal sealed record ServiceOptions
{
    public required string Name { get; init; }

    public required string Provider { get; init; }

    public string? Server { get; init; }

    public IReadOnlyList<string> Set { get; init; } = [];

    public string? Env { get; init; }

    public string? ManageUrl { get; init; }
}
