using System.Text.Json;

namespace Authx.DocumentSchemas;

/// <summary>A schema, or a part of one, and the file that it stands in, from where its references are followed.</summary>
public sealed record Schema(string File, JsonElement Text)
{
    /// <summary>The files of docs/schema.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. typeof(Schema).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    /// <summary>The schema in a file of docs/schema.</summary>
    public static Schema In(string file)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"There is no docs/schema/{file}.", nameof(file));
        using var document = JsonDocument.Parse(stream);
        return new(file, document.RootElement.Clone());
    }

    /// <summary>The schema that a reference means: a file, a place in this one (<c>#/$defs/time</c>), or a place in another.</summary>
    public Schema At(string reference)
    {
        var (file, pointer) = reference.Split('#') is [var before, var after] ? (before, after) : (reference, "");
        var place = file is "" ? this with { Text = In(File).Text } : In(file);
        foreach (var name in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            place = place.Part(name);
        return place;
    }

    /// <summary>A part that must be there.</summary>
    public Schema Part(string name) => Text.TryGetProperty(name, out var part)
        ? this with { Text = part }
        : throw new ArgumentException($"{File} has no {name} where one is meant.", nameof(name));

    /// <summary>The members of its <c>enum</c>.</summary>
    public IReadOnlyList<string> Members => [.. Part("enum").Text.EnumerateArray().Select(member => member.GetString()!)];
}
