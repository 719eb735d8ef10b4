using Authx.Host.Files;

namespace Authx.Host.Providers;

/// <summary>Reads one <c>plugin.json</c>. What it does not know it passes over, so that manifests can grow.</summary>
internal static class ManifestReader
{
    private const int KnownSchema = 1;
    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    /// <summary>The manifest in that file.</summary>
    /// <exception cref="FailureException">It cannot be read, or is no manifest.</exception>
    public static PluginManifest Read(string file) => Read(file, PluginSource.Bundled, _ => { });

    /// <summary>The manifest in that file, after a look at what was read.</summary>
    /// <exception cref="FailureException">It cannot be read, or is no manifest.</exception>
    public static PluginManifest Read(string file, PluginSource source, Action<byte[]> look)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            look(bytes);
            var start = bytes.AsSpan().StartsWith(Bom) ? Bom.Length : 0;
            return Read(new JsonPart(JsonText.Read(bytes.AsSpan(start))), Path.GetDirectoryName(Path.GetFullPath(file))!, source);
        }
        catch (NotJsonException e)
        {
            throw Refused(file, $"it is not JSON (line {e.Line})", e);
        }
        catch (FormatException e)
        {
            throw Refused(file, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(file, e.Message, e);
        }
    }

    private static PluginManifest Read(JsonPart root, string directory, PluginSource source)
    {
        if (root.Number("schema") is var schema and not KnownSchema)
            throw new FormatException($"its schema is {schema}, and this authx reads schema {KnownSchema}; a newer authx may help");
        var provider = root.Part("provider");
        return new()
        {
            Id = PluginName(root.Text("id")),
            Version = root.Text("version"),
            Contract = ContractVersion.TryParse(root.Text("contract")) ?? throw new FormatException("\"contract\" is no version"),
            Directory = directory,
            Source = source,
            Assembly = FileName(root.Text("assembly")),
            Type = root.Text("type"),
            ProviderId = PluginName(provider.Text("id")),
            ProviderName = provider.Text("name"),
            Inputs = Inputs(provider.Texts("inputs")),
            Capabilities = provider.Texts("capabilities"),
            Settings = Settings(root.Parts("settings")),
            Files = root.TextMap("files"),
        };
    }

    private static List<ProviderSettingAttribute> Settings(IReadOnlyList<JsonPart> parts)
    {
        var settings = new List<ProviderSettingAttribute>(parts.Count);
        foreach (var part in parts)
            settings.Add(Setting(part));
        return settings;
    }

    private static ProviderSettingAttribute Setting(JsonPart part) => new(part.Text("key"), TypeOf(part.Text("type")))
    {
        Description = part.FindText("description"),
        Default = part.FindText("default"),
        OneOf = part.FindText("oneOf"),
        Required = part.IsTrue("required"),
        Min = part.FindNumber("min") ?? int.MinValue,
        Max = part.FindNumber("max") ?? int.MaxValue,
    };

    private static SettingType TypeOf(string name) => name switch
    {
        "text" => SettingType.Text,
        "flag" => SettingType.Flag,
        "number" => SettingType.Number,
        "url" => SettingType.Url,
        "path" => SettingType.Path,
        "statuses" => SettingType.Statuses,
        "jsonPointer" => SettingType.JsonPointer,
        "headerName" => SettingType.HeaderName,
        _ => throw new FormatException($"it has a setting of type \"{name}\", which this authx does not know; a newer one may"),
    };

    // An option that this authx does not have cannot be given to it either.
    private static LoginInputs Inputs(IReadOnlyList<string> names)
    {
        var inputs = LoginInputs.None;
        foreach (var name in names)
            inputs |= InputOf(name);
        return inputs;
    }

    private static LoginInputs InputOf(string name) => name switch
    {
        "token" => LoginInputs.Token,
        "username" => LoginInputs.Username,
        "password" => LoginInputs.Password,
        "oneTimeCode" => LoginInputs.OneTimeCode,
        "tokenType" => LoginInputs.TokenType,
        "scope" => LoginInputs.Scope,
        "clientSecret" => LoginInputs.ClientSecret,
        "device" => LoginInputs.Device,
        "noBrowser" => LoginInputs.NoBrowser,
        "clientCredentials" => LoginInputs.ClientCredentials,
        _ => LoginInputs.None,
    };

    private static string PluginName(string name) =>
        PluginNames.IsValid(name) ? name : throw new FormatException($"\"{ForeignText.Clean(name, limit: 80)}\" is no name for a plugin");

    private static string FileName(string name) =>
        name == Path.GetFileName(name) && !name.Contains('\\') ? name : throw new FormatException("\"assembly\" is not a plain file name");

    private static FailureException Refused(string file, string reason, Exception cause) =>
        new Failure(ErrorCode.PluginRefused, $"The plugin manifest {file} cannot be used: {ForeignText.Clean(reason)}.")
        { Hint = "dotnet tool update -g authx" }.AsException(cause);
}
