namespace Authx.ManifestWriter;

/// <summary>From a directory of built files to its manifest.</summary>
internal static class PluginBuild
{
    public const string ManifestName = "plugin.json";

    /// <summary>Writes the manifest, or returns what is wrong and leaves none behind.</summary>
    public static IReadOnlyList<Problem> Write(Options options)
    {
        var target = Path.Combine(options.Output, ManifestName);
        File.Delete(target);

        var problems = new List<Problem>();
        var files = PluginFiles.Hash(options.Output);
        if (files.Keys.FirstOrDefault(IsContract) is { } copy)
            problems.Add(new(Problem.ContractCopied,
                $"\"{copy}\" is in the plugin's output. The contract is always the host's own: reference Authx.Abstractions with ExcludeAssets=\"runtime\" and remove the copy."));
        problems.AddRange(IdRule.Check("plugin", options.Id));

        using var assembly = new PluginAssembly(options.Assembly);
        var provider = ProviderClass.Find(assembly, problems);
        if (provider is null || problems.Count > 0)
            return problems;

        File.WriteAllBytes(target, ManifestJson.Write(options, provider, files));
        return [];
    }

    private static bool IsContract(string path) =>
        Path.GetFileName(path).Equals("Authx.Abstractions.dll", StringComparison.OrdinalIgnoreCase);
}
