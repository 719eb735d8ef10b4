using System.Text.Json;
using Authx.Host.Commands.Config;
using Authx.Host.Settings;

namespace Authx.Host.Commands.Services;

/// <summary>What holds for one service. A service that cannot be used is shown all the same, with what is wrong.</summary>
internal static class ServicesShow
{
    public static ExitCode Run(Toolbox tools, string typed)
    {
        var settings = SettingsLoader.Load(tools.SettingsSource());
        var name = Name.Normalize(typed);
        if (!settings.Services.Contains(name))
            throw settings.UnknownService(typed).AsException();
        var row = ServiceRow.Of(settings, name);
        var entries = settings.InForce(name);
        var problems = settings.ProblemsOf(name);
        tools.Printer.Result(
            json => Write(json, row, entries, problems),
            () => Table.Of(["SETTING", "VALUE", "FROM"], entries.Select(Cells)));
        SettingsTalk.Warn(tools, problems);
        return ExitCode.Done;
    }

    private static string[] Cells(SettingEntry entry) =>
        [ForeignText.Clean(entry.Key), ForeignText.Clean(entry.Value!), ForeignText.Clean(entry.Origin.ToString())];

    private static void Write(Utf8JsonWriter json, ServiceRow row, IReadOnlyList<SettingEntry> entries, IReadOnlyList<SettingsProblem> problems)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("name", row.Name);
        json.WriteString("provider", row.Provider);
        json.WriteString("server", row.Server);
        json.WriteBoolean("default", row.IsDefault);
        SettingsDocument.WriteEntries(json, entries);
        SettingsDocument.WriteProblems(json, problems);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
