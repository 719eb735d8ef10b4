using System.Text.Json;
using Authx.Host.Settings.Editing;

namespace Authx.Host.Commands.Config;

/// <summary>The commands that change single settings of the user's file. What is set is never repeated.</summary>
internal sealed class ConfigEdits(Toolbox tools)
{
    public async Task<ExitCode> SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        var result = await SettingsEdit.RunAsync(tools, editor => editor.Set(key, value), cancellationToken);
        return Tell(result, result.Changed
            ? $"{result.Key} is set in {tools.Places.ConfigFile}."
            : $"{result.Key} has this value already; nothing was changed.");
    }

    public async Task<ExitCode> UnsetAsync(string key, CancellationToken cancellationToken)
    {
        var result = await SettingsEdit.RunAsync(tools, editor => editor.Unset(key), cancellationToken);
        return Tell(result, $"{result.Key} is no longer set in {tools.Places.ConfigFile}.");
    }

    private ExitCode Tell(EditResult result, string sentence)
    {
        tools.Printer.Done(json => Write(json, result), sentence);
        if (result.CoveredBy is { } origin)
            tools.Printer.Note($"The variable {origin.Source} covers it; your file's value holds once that is unset.");
        SettingsTalk.Warn(tools, result.Problems);
        return ExitCode.Done;
    }

    private void Write(Utf8JsonWriter json, EditResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("key", result.Key);
        json.WriteString("file", tools.Places.ConfigFile);
        json.WriteBoolean("changed", result.Changed);
        SettingsDocument.WriteOrigin(json, "coveredBy", result.CoveredBy);
        SettingsDocument.WriteProblems(json, result.Problems);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
