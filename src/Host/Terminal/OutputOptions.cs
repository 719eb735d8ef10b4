using System.Text.Json;

namespace Authx.Host.Terminal;

/// <summary>Writes one document. A type of its own, since an <c>Action</c> of it loads System.Text.Json where nothing is written.</summary>
internal delegate void DocumentWriter(Utf8JsonWriter json);

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
