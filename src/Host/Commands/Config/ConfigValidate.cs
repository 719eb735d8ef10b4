using System.Text.Json;
using Authx.Host.Settings;

namespace Authx.Host.Commands.Config;

/// <summary>Finds everything that is wrong with the settings, in files that cannot be read too.</summary>
internal static class ConfigValidate
{
    public static async Task<ExitCode> RunAsync(Toolbox tools)
    {
        var (settings, unreadable) = SettingsLoader.LoadAnyway(tools.SettingsSource());
        var asked = await new ProviderOpinions(tools, settings).AskAsync();
        SettingsProblem[] problems = [.. unreadable, .. SettingsProblem.InOrder([.. settings.Problems(), .. asked])];
        return Report(tools, problems);
    }

    private static ExitCode Report(Toolbox tools, SettingsProblem[] problems)
    {
        if (problems.Length == 0)
        {
            tools.Printer.Done(json => Write(json, problems, null), "Nothing is wrong with the settings.");
            return ExitCode.Done;
        }
        var count = problems.Length == 1 ? "One thing is" : $"{problems.Length} things are";
        var failure = new Failure(ErrorCode.InvalidSettings, $"{count} wrong with the settings.")
        { Hint = problems[0].Hint ?? "authx config list --origin" };
        tools.Printer.Result(json => Write(json, problems, failure), () => string.Join('\n', problems.Select(SettingsTalk.Line)));
        tools.Printer.Fail(failure);
        return ExitCodes.Of(failure.Code);
    }

    private static void Write(Utf8JsonWriter json, SettingsProblem[] problems, Failure? failure)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteBoolean("valid", failure is null);
        SettingsDocument.WriteProblems(json, problems);
        Documents.WriteError(json, failure);
        json.WriteEndObject();
    }
}
