namespace Authx.EndToEnd.Support;

/// <summary>A user's home of its own, removed afterwards; the tool run in it sees nothing of this machine's real one.</summary>
internal sealed class Home : IDisposable
{
    /// <summary>What must never be shown; grows with every key that a test uses.</summary>
    public List<string> Secrets { get; } = [];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("authx-e2e-").FullName;

    /// <summary>All of authx's files.</summary>
    public string Files => Path.Combine(Directory, "authx");

    public string Profiles => Path.Combine(Files, "profiles");

    public string ConfigFile => Path.Combine(Files, "config.json");

    /// <summary>The default profile, or null.</summary>
    public string? Default => Path.Combine(Files, "default-profile") is var file && File.Exists(file) ? File.ReadAllText(file).Trim() : null;

    public string ProfileFile(string name) => Path.Combine(Profiles, name + ".json");

    public string LockFile(string name) => Path.Combine(Files, "locks", name + ".lock");

    public bool Has(string profile) => File.Exists(ProfileFile(profile));

    public Home Configure(string json)
    {
        System.IO.Directory.CreateDirectory(Files);
        Owner(Files);
        File.WriteAllText(ConfigFile, json);
        return this;
    }

    /// <summary>Writes a profile's file by hand, as somebody's editor or a dying disk would.</summary>
    public void PutProfile(string name, string content)
    {
        System.IO.Directory.CreateDirectory(Profiles);
        Owner(Files);
        Owner(Profiles);
        File.WriteAllText(ProfileFile(name), content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(ProfileFile(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Makes a profile of a provider out of one of another provider, where that one cannot sign in by itself.</summary>
    public async Task CopyProfileAsync(string from, string to, string provider)
    {
        var text = await File.ReadAllTextAsync(ProfileFile(from));
        var own = System.Text.RegularExpressions.Regex.Match(text, "\"provider\": \"([^\"]+)\"").Value;
        PutProfile(to, text.Replace($"\"name\": \"{from}\"", $"\"name\": \"{to}\"", StringComparison.Ordinal)
            .Replace(own, $"\"provider\": \"{provider}\"", StringComparison.Ordinal));
    }

    public Task<ToolRun> RunAsync(params string[] args) => RunAsync(new ToolCall(args));

    /// <summary>Runs the tool to its end and checks what must hold for every run.</summary>
    public async Task<ToolRun> RunAsync(ToolCall call)
    {
        using var process = Start(call);
        return await process.EndAsync();
    }

    /// <summary>Starts the tool.</summary>
    public RunningTool Start(ToolCall call) => new(this, call);

    /// <summary>All variables that the tool is given.</summary>
    public Dictionary<string, string> VariablesFor(ToolCall call)
    {
        var variables = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["HOME"] = Directory,
            ["AUTHX_HOME"] = Files,
            ["DOTNET_ROOT"] = AuthxTool.DotnetRoot,
        };
        foreach (var (name, value) in call.Variables)
            variables[name] = value;
        return variables;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static void Owner(string directory)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
