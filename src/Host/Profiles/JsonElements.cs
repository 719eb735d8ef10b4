using System.Text.Json;

namespace Authx.Host.Profiles;

/// <summary>Typed looks into a JSON object; what is missing or of another type is a <see cref="FormatException"/>.</summary>
internal static class JsonElements
{
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;

    public static string? FindText(this JsonElement element, string name) => element.Find(name)?.GetString();

    public static string Text(this JsonElement element, string name) => element.FindText(name) ?? throw Missing(name);

    public static int Number(this JsonElement element, string name) => element.Get(name).GetInt32();

    public static DateTimeOffset Time(this JsonElement element, string name) => element.Get(name).GetDateTimeOffset();

    public static JsonElement Object(this JsonElement element, string name) => element.Get(name);

    public static IEnumerable<JsonElement> Array(this JsonElement element, string name) => element.Get(name).EnumerateArray();

    public static T Member<T>(this JsonElement element, string name) where T : struct, Enum =>
        EnumNames.Find<T>(element.FindText(name)) ?? throw Missing(name);

    private static JsonElement Get(this JsonElement element, string name) => element.Find(name) ?? throw Missing(name);

    private static FormatException Missing(string name) => new($"\"{name}\" is missing or unknown");
}
