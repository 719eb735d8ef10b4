using System.Text.Json;
using Authx.Host.Settings;

namespace Authx.Host.Commands.Config;

/// <summary>Settings, and what is wrong with them, as parts of documents.</summary>
internal static class SettingsDocument
{
    public static void WriteEntries(Utf8JsonWriter json, IEnumerable<SettingEntry> entries)
    {
        json.WriteStartArray("settings");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("key", entry.Key);
            json.WriteString("value", entry.Value);
            WriteOrigin(json, "origin", entry.Origin);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteProblems(Utf8JsonWriter json, IEnumerable<SettingsProblem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", EnumNames.Of(problem.Code));
            json.WriteString("key", problem.Key.Length == 0 ? null : problem.Key);
            json.WriteString("message", SettingsTalk.Line(problem));
            WriteOrigin(json, "origin", problem.Origin);
            json.WriteString("hint", problem.Hint);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteOrigin(Utf8JsonWriter json, string name, Origin? origin)
    {
        if (origin is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("layer", EnumNames.Of(origin.Layer));
        json.WriteString("source", origin.Source);
        WritePosition(json, "line", origin.Line);
        WritePosition(json, "column", origin.Column);
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, int position)
    {
        if (position == 0)
            json.WriteNull(name);
        else
            json.WriteNumber(name, position);
    }
}
