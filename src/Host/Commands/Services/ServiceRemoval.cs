using System.Text.Json;
using Authx.Host.Commands.Config;
using Authx.Host.Settings;
using Authx.Host.Settings.Editing;

namespace Authx.Host.Commands.Services;

/// <summary>Removes a service from the user's file, and says whose sign-ins it leaves behind.</summary>
internal sealed class ServiceRemoval(Toolbox tools)
{
    public async Task<ExitCode> RunAsync(string typed, CancellationToken cancellationToken)
    {
        var result = await SettingsEdit.RunAsync(tools, editor => editor.RemoveService(typed), cancellationToken);
        var name = Name.Normalize(typed);
        var profiles = SignedIn(name);
        tools.Printer.Done(json => Write(json, name, profiles, result), $"The service \"{name}\" is no longer in {tools.Places.ConfigFile}.");
        if (profiles.Count > 0)
            tools.Printer.Note(Stay(profiles));
        if (Elsewhere(name) is { } origin)
            tools.Printer.Note($"{origin.Source} still says something of a service \"{name}\".");
        SettingsTalk.Warn(tools, result.Problems);
        return ExitCode.Done;
    }

    private static string Stay(List<string> profiles) => profiles.Count == 1
        ? $"The profile \"{profiles[0]}\" stays signed in, and keeps what it takes to sign out: authx logout {profiles[0]}"
        : $"These profiles stay signed in, and keep what it takes to sign out: {string.Join(", ", profiles)}. For one of them: authx logout {profiles[0]}";

    // The service is gone already: a profile that cannot be read must not turn that into a failure.
    private List<string> SignedIn(string service)
    {
        var names = new List<string>();
        try
        {
            names.AddRange(tools.Profiles.Names().Where(name => IsThrough(name, service)));
        }
        catch (FailureException e)
        {
            tools.Printer.Warn($"Whether profiles were signed in through it is not known. {e.Failure.Message}");
        }
        return names;
    }

    private bool IsThrough(string profile, string service)
    {
        try
        {
            return service.Equals(tools.Profiles.Read(profile)?.Service, StringComparison.OrdinalIgnoreCase);
        }
        catch (FailureException e)
        {
            tools.Printer.Warn($"Whether the profile \"{profile}\" was signed in through it is not known. {e.Failure.Message}");
            return false;
        }
    }

    private Origin? Elsewhere(string name)
    {
        var section = ConfigKey.Join("services", name) + ConfigKey.Separator;
        var settings = SettingsLoader.Load(tools.SettingsSource());
        return settings.InForce(name).Select(entry => entry.Origin).FirstOrDefault(origin => origin.Key.StartsWith(section, StringComparison.OrdinalIgnoreCase));
    }

    private void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> profiles, EditResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("service", name);
        json.WriteString("file", tools.Places.ConfigFile);
        json.WriteStartArray("profiles");
        foreach (var profile in profiles)
            json.WriteStringValue(profile);
        json.WriteEndArray();
        SettingsDocument.WriteProblems(json, result.Problems);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
