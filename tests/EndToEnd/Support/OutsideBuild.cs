using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Authx.EndToEnd.Support;

/// <summary>
/// The bundled providers as a stranger would have made them: their sources in projects outside this repository, which know
/// the package Authx.Abstractions and nothing else, under ids of a stranger's.
/// </summary>
public sealed class OutsideBuild : IAsyncLifetime
{
    private const string Prefix = "contoso-";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("authx-e2e-outside-");

    /// <summary>The bundled providers' ids.</summary>
    public static string[] Providers { get; } = ["apikey", "password", "oauth"];

    private static string Packages => Environment.GetEnvironmentVariable("AUTHX_PACKAGES")!;

    private static string Sources => typeof(OutsideBuild).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "Plugins").Value!;

    /// <summary>The id of the stranger's twin.</summary>
    internal static string TwinOf(string provider) => Prefix + provider;

    /// <summary>The twin's package.</summary>
    internal string PackageOf(string provider) => Path.Combine(_directory.FullName, "out", $"Contoso.{provider}.1.0.0.nupkg");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "NuGet.config"),
            $"""<configuration><packageSources><clear /><add key="packed" value="{Packages}" /></packageSources></configuration>""");
        foreach (var folder in Directory.EnumerateDirectories(Sources).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()))
            await PackAsync(folder);
    }

    public Task DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task PackAsync(string folder)
    {
        var provider = Path.GetFileName(folder).ToLowerInvariant();
        var project = _directory.CreateSubdirectory(provider).FullName;
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Sources, "Shared"), "*.cs"))
            .Where(file => !Regex.IsMatch(Path.GetRelativePath(Sources, file), @"[/\\](obj|bin)[/\\]"));
        foreach (var (file, number) in files.Select((file, number) => (file, number)))
            await File.WriteAllTextAsync(
                Path.Combine(project, $"{number}-{Path.GetFileName(file)}"),
                (await File.ReadAllTextAsync(file)).Replace($"[AuthxProvider(\"{provider}\"", $"[AuthxProvider(\"{TwinOf(provider)}\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(project, "twin.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
                <IsAuthxPlugin>true</IsAuthxPlugin><PackageId>Contoso.{provider}</PackageId><Version>1.0.0</Version>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Authx.Abstractions" Version="{ContractVersion()}" /></ItemGroup>
            </Project>
            """);
        await DotnetAsync(project, "pack", "-c", "Release", "-o", Path.Combine(_directory.FullName, "out"));
    }

    private static string ContractVersion() =>
        Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Packages, "Authx.Abstractions.*.nupkg").Single())["Authx.Abstractions.".Length..];

    private async Task DotnetAsync(string folder, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // A cache of its own: an older build of the same version may lie in the user's.
        info.Environment["NUGET_PACKAGES"] = Path.Combine(_directory.FullName, "packages");
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            info.Environment.Remove(name);
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
    }
}
