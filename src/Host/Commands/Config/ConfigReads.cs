using System.Text.Json;
using Authx.Host.Settings;
using Authx.Host.Settings.Editing;

namespace Authx.Host.Commands.Config;

/// <summary>The commands that show settings and change none.</summary>
internal sealed class ConfigReads(Toolbox tools)
{
    public ExitCode Get(string written)
    {
        var source = tools.SettingsSource();
        var settings = SettingsLoader.Load(source);
        if (settings.Find(written) is not { Value: not null } entry)
            return NotSet(new EditKey(source, settings) { Consequence = "" }.Resolve(written));
        if (entry.IsMasked)
            throw new Failure(ErrorCode.InvalidSettings, $"{entry.Origin}: {entry.Key} looks like a secret, and is not shown.")
            { Hint = "authx config validate" }.AsException();
        tools.Printer.Result(json => WriteValue(json, entry.Key, entry, null), () => entry.Value!);
        return ExitCode.Done;
    }

    public ExitCode List(bool withOrigin)
    {
        var settings = SettingsLoader.Load(tools.SettingsSource());
        var entries = settings.Entries();
        if (entries.Count == 0 && tools.Printer.IsText)
            tools.Printer.Note($"Nothing is set. Your file would be {tools.Places.ConfigFile}.");
        else
            tools.Printer.Result(json => WriteList(json, entries), () => TableOf(entries, withOrigin));
        SettingsTalk.WarnOfProblems(tools, settings.Problems().Count);
        return ExitCode.Done;
    }

    public ExitCode Path()
    {
        var (user, system) = (tools.Places.ConfigFile, tools.Places.SystemConfigFile);
        tools.Printer.Result(
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema", Documents.Schema);
                WriteFile(json, "user", user);
                WriteFile(json, "system", system);
                json.WriteNull("error");
                json.WriteEndObject();
            },
            () => user);
        if (tools.Printer.IsText)
            tools.Printer.Note($"The machine's file, which yours covers: {system}{(File.Exists(system) ? "" : " (there is none)")}");
        return ExitCode.Done;
    }

    private ExitCode NotSet((string[] Parts, SettingDefinition Setting) known)
    {
        var (key, setting) = (ConfigKey.Show(string.Join(ConfigKey.Separator, known.Parts)), known.Setting);
        var fallback = setting.Default is { } value ? $" Its default is {value}." : "";
        if (tools.Printer.IsText)
            tools.Printer.Note($"{ForeignText.Clean(key)} is not set.{fallback}");
        else
            tools.Printer.Document(json => WriteValue(json, key, null, setting.Default));
        return ExitCode.Failed;
    }

    private static string TableOf(IReadOnlyList<SettingEntry> entries, bool withOrigin)
    {
        string[] Row(SettingEntry entry) => [ForeignText.Clean(entry.Key), ForeignText.Clean(entry.Value ?? "(default)"), ForeignText.Clean(entry.Origin.ToString())];
        return withOrigin
            ? Table.Of(["SETTING", "VALUE", "FROM"], entries.Select(Row))
            : Table.Of(["SETTING", "VALUE"], entries.Select(entry => Row(entry)[..2]));
    }

    private static void WriteValue(Utf8JsonWriter json, string key, SettingEntry? entry, string? fallback)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("key", key);
        json.WriteString("value", entry?.Value);
        json.WriteString("default", fallback);
        SettingsDocument.WriteOrigin(json, "origin", entry?.Origin);
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IReadOnlyList<SettingEntry> entries)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        SettingsDocument.WriteEntries(json, entries);
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, string name, string path)
    {
        json.WriteStartObject(name);
        json.WriteString("path", path);
        json.WriteBoolean("exists", File.Exists(path));
        json.WriteEndObject();
    }
}
