using System.Text.Json;
using Authx.Host.Commands.Config;
using Authx.Host.Settings;

namespace Authx.Host.Commands.Services;

/// <summary>Adds a service to the user's file.</summary>
internal sealed class ServiceAddition(Toolbox tools, ServiceOptions options)
{
    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var settings = Settings();
        await SettingsEdit.RunAsync(tools, editor => editor.AddService(options.Name, options.Provider, settings), cancellationToken);
        var name = Name.Normalize(options.Name);
        tools.Printer.Done(json => Write(json, name), $"The service \"{name}\" is in {tools.Places.ConfigFile} now.");
        tools.Printer.Note($"To sign in: authx login {name}");
        return ExitCode.Done;
    }

    private List<KeyValuePair<string, string>> Settings()
    {
        var settings = new List<KeyValuePair<string, string>>();
        void Put(string key, string? value)
        {
            if (value is not null)
                settings.Add(new(key, value));
        }

        if (options.Server is not null)
            Put(ServerKey(), options.Server);
        Put(HostSchema.Env, options.Env);
        Put(HostSchema.ManageUrl, options.ManageUrl);
        settings.AddRange(options.Set.Select(SetOption.Parse));
        ThrowIfTwice(settings.Select(setting => setting.Key).Append(HostSchema.Provider));
        return settings;
    }

    // An unknown provider has no key either; that it is unknown is said when the service is added.
    private string ServerKey()
    {
        var declared = tools.SettingsSource().Schema(Name.Normalize(options.Provider));
        return declared is null ? "server" : LoadedSettings.ServerSetting(declared)
            ?? throw new Failure(ErrorCode.Usage, $"The provider \"{options.Provider}\" has no address to set. Nothing was changed.")
            { Hint = $"authx plugin info {options.Provider}" }.AsException();
    }

    // Of two values one would be dropped without a word.
    private static void ThrowIfTwice(IEnumerable<string> keys)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in keys)
            if (!seen.Add(key))
                throw new Failure(ErrorCode.Usage, $"The setting {ForeignText.Clean(key)} is given twice. Nothing was changed.")
                { Hint = "authx services add --help" }.AsException();
    }

    private void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("service", name);
        json.WriteString("file", tools.Places.ConfigFile);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
