using System.Text;
using Authx.Host.Settings;
using Authx.Host.Settings.Editing;

namespace Authx.Host.Tests;

/// <summary>A machine of its own: two files, an environment, two providers.</summary>
public sealed class Room : IDisposable
{
    public const string Canary = "ghp_CanaryCanaryCanaryCanaryCanary1234";

    private static readonly SettingDefinition[] ApiKey =
    [
        new("server", SettingType.Url) { Required = true },
        new("header", SettingType.HeaderName) { Default = "Authorization" },
        new("scheme", SettingType.Text) { Default = "Bearer" },
        new("timeout", SettingType.Number) { Min = 1, Max = 600 },
        new("strict", SettingType.Flag),
        new("whoami.path", SettingType.Path),
        new("whoami.gone", SettingType.Statuses),
        new("whoami.id", SettingType.JsonPointer),
        new("keys.delete.path", SettingType.Path),
        new("tokenEndpoint", SettingType.Url),
        new("headers.*", SettingType.Text),
        new("method", SettingType.Text) { OneOf = ["GET", "POST", "DELETE"] },
    ];

    private static readonly SettingDefinition[] OAuth =
    [
        new("issuer", SettingType.Url) { Required = true },
        new("flow", SettingType.Text) { Default = "auto" },
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("authx-settings-").FullName;

    public string UserFile => Path.Combine(_directory, "home", "config.json");

    public string SystemFile => Path.Combine(_directory, "etc", "config.json");

    public Dictionary<string, string> Environment { get; } = [];

    internal List<KeyValuePair<string, string>> Set { get; } = [];

    internal int Writes { get; private set; }

    internal SettingsSource Source => new()
    {
        UserFile = UserFile,
        SystemFile = SystemFile,
        Environment = Environment,
        Schema = id => id switch { "apikey" => ApiKey, "oauth" => OAuth, _ => null },
        Providers = ["apikey", "oauth"],
        Set = Set,
    };

    internal ConfigEditor Editor => new(Source, (path, content) =>
    {
        Writes++;
        File.WriteAllBytes(path, content);
    });

    public string Text => File.ReadAllText(UserFile);

    public Room User(string text) => Put(UserFile, text);

    public Room System(string text) => Put(SystemFile, text);

    /// <summary>A user file with this inside services.acme, which is at line 4 of the file.</summary>
    public Room Acme(string settings) => User(
        "{\n  \"services\": {\n    \"acme\": { \"provider\": \"apikey\", \"server\": \"https://acme.example\",\n" + settings + "\n} } }\n");

    internal LoadedSettings Load() => SettingsLoader.Load(Source);

    internal static Failure FailureOf(Action action) => Should.Throw<FailureException>(action).Failure;

    internal Failure LoadFailure() => FailureOf(() => Load());

    internal string[] Problems()
    {
        var (settings, unreadable) = SettingsLoader.LoadAnyway(Source);
        return [.. unreadable.Concat(settings.Problems()).Select(problem => problem.Message)];
    }

    internal string Problem() => Problems().ShouldHaveSingleItem();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Room Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return this;
    }
}
