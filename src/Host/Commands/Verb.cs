using System.Text.Json;
using Authx.Host.Commands.Line;

namespace Authx.Host.Commands;

/// <summary>What a command does once its line is parsed.</summary>
internal delegate ExitCode CommandRun(CancellationToken cancellationToken);

/// <summary>Writes the document of a failure.</summary>
internal delegate void FailureWriter(Utf8JsonWriter json, Failure failure);

/// <summary>A command; <paramref name="Wire"/> describes its words and options when it is the one that was named.</summary>
internal sealed record Verb(Action<CommandSpec, Toolbox> Wire)
{
    /// <summary>The document for a failure, where the command has a shape of its own for it.</summary>
    public FailureWriter? WriteFailure { get; init; }
}
