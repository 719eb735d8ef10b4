using System.Text.Json;
using Authx.Host.Commands.Config;
using Authx.Host.Settings;

namespace Authx.Host.Commands.Services;

/// <summary>The services of the settings, those that cannot be used too.</summary>
internal static class ServicesList
{
    public static ExitCode Run(Toolbox tools)
    {
        var settings = SettingsLoader.Load(tools.SettingsSource());
        var rows = settings.Services.Select(name => ServiceRow.Of(settings, name)).ToList();
        if (rows.Count == 0 && tools.Printer.IsText)
            tools.Printer.Note("No services. To add one: authx services add NAME --provider apikey --server URL");
        else
            tools.Printer.Result(json => Write(json, rows), () => Table.Of(["", "SERVICE", "PROVIDER", "SERVER", ""], rows.Select(row => row.Cells)));
        SettingsTalk.WarnOfProblems(tools, settings.Problems().Count);
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, List<ServiceRow> rows)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteStartArray("services");
        foreach (var row in rows)
            row.Write(json);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
