using System.Xml.Linq;
using Authx.Host.Terminal;

namespace Authx.Host.Commands.Plugin;

/// <summary>
/// The .NET SDK, run in a fresh folder of its own and with the user's own NuGet settings named, so that no file of the
/// current directory, which may be a cloned repository, has a say in what it does.
/// </summary>
internal sealed class DotnetProgram(Toolbox tools, string folder)
{
    /// <summary>Where it is, or null where there is none.</summary>
    public string? Find() => tools.Launcher.Find("dotnet");

    /// <summary>The user's own settings for NuGet, or null where there are none.</summary>
    public string? UsersSettings()
    {
        string[] candidates = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet", "NuGet.Config")]
            : tools.Variable("HOME") is { Length: > 0 } home
                ? [Path.Combine(home, ".nuget", "NuGet", "NuGet.Config"), Path.Combine(home, ".config", "NuGet", "NuGet.Config")]
                : [];
        return Array.Find(candidates, File.Exists);
    }

    /// <summary>Settings that lead to that source alone, or nowhere.</summary>
    public string OwnSettings(string? source = null, bool isInsecure = false)
    {
        var sources = new XElement("packageSources", new XElement("clear"));
        if (source is not null)
            sources.Add(new XElement("add", new XAttribute("key", "source"), new XAttribute("value", source), new XAttribute("allowInsecureConnections", isInsecure)));
        var file = Path.Combine(folder, "nuget.config");
        new XDocument(new XElement("configuration", sources)).Save(file);
        return file;
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<Captured> RunAsync(string dotnet, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        // The first one found says which SDK runs, and newer ones may lead to an SDK elsewhere.
        await File.WriteAllTextAsync(Path.Combine(folder, "global.json"), "{}", cancellationToken);
        tools.Interrupts.Listen();
        var ran = await tools.Launcher.CaptureAsync(dotnet, arguments, folder, cancellationToken);
        tools.Printer.Detail(ForeignText.Clean(ran.Output, tools.Redactor, limit: 4_000));
        return ran;
    }
}
