namespace Authx.Host.Terminal;

/// <summary>The form that results take on standard output.</summary>
internal enum OutputForm
{
    Text,
    Json,
    PrettyJson,
    Yaml,
}

/// <summary>How to talk.</summary>
internal sealed record OutputOptions
{
    public OutputForm Form { get; init; }

    public bool Verbose { get; init; }

    public bool Quiet { get; init; }

    public bool Colour { get; init; }

    public bool NoInput { get; init; }
}
