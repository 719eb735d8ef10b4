using Authx.Host.Files;

namespace Authx.Host.Profiles;

/// <summary>Typed looks into a JSON object; what is missing or of another type is a <see cref="FormatException"/>.</summary>
internal static class ProfileJson
{
    public static string? FindText(this JsonValue json, string name) => json.Find(name)?.AsText();

    public static string Text(this JsonValue json, string name) => json.FindText(name) ?? throw Missing(name);

    public static int Number(this JsonValue json, string name) => json.Get(name).Number ?? throw WrongType();

    /// <summary>Whether it is there and true.</summary>
    public static bool Flag(this JsonValue json, string name) => json.Find(name)?.Kind switch
    {
        null or JsonKind.False => false,
        JsonKind.True => true,
        _ => throw WrongType(),
    };

    public static DateTimeOffset Time(this JsonValue json, string name) => Instant.Find(json.Text(name)) ?? throw WrongType();

    public static JsonValue Object(this JsonValue json, string name) => json.Get(name) is { Members: not null } value ? value : throw WrongType();

    public static List<JsonValue> Array(this JsonValue json, string name) => json.Get(name).Items ?? throw WrongType();

    public static string AsText(this JsonValue json) => json.Text ?? throw WrongType();

    public static FormatException Missing(string name) => new($"\"{name}\" is missing or unknown");

    private static JsonValue Get(this JsonValue json, string name) => json.Find(name) ?? throw Missing(name);

    private static FormatException WrongType() => new("a value has the wrong type");
}
