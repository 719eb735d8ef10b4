using System.Text.Json;
using Authx.Host.Providers;

namespace Authx.Host.Commands.Plugin;

/// <summary>Holds all files of plugins against their manifests. Loads nothing.</summary>
internal sealed class PluginCheck(Toolbox tools)
{
    public ExitCode Run(string? id)
    {
        var catalog = tools.Providers.Catalog;
        var checks = (id is null ? catalog.All() : [catalog.FindEntry(id)]).Select(Check).ToList();
        tools.Printer.Result(json => Write(json, checks), () => string.Join('\n', checks.SelectMany(Lines)));
        return checks.TrueForAll(check => check.IsFine) ? ExitCode.Done : ExitCode.Failed;
    }

    private static Checked Check(CatalogEntry entry)
    {
        if (entry.Manifest is not { } manifest)
            return new(entry, [], entry.Failure);
        try
        {
            ContractCheck.Ensure(manifest);
            return new(entry, PluginFiles.Differences(manifest), null);
        }
        catch (FailureException e)
        {
            return new(entry, [], e.Failure);
        }
    }

    private static IEnumerable<string> Lines(Checked check)
    {
        var name = $"{check.Entry.Id} {ForeignText.Clean(check.Entry.Manifest?.Version ?? "")}".TrimEnd();
        if (check.Failure is { } failure)
            return [$"{name}: {failure.Message}"];
        if (check.IsFine)
            return [$"{name}: {check.Entry.Manifest!.Files.Count + 1} files, all as the manifest says"];
        return [$"{name}:", .. check.Differences.Select(one => $"  {EnumNames.Of(one.Kind)}  {ForeignText.Clean(one.File)}")];
    }

    private static void Write(Utf8JsonWriter json, List<Checked> checks)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteStartArray("plugins");
        foreach (var check in checks)
            WriteOne(json, check);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }

    private static void WriteOne(Utf8JsonWriter json, Checked check)
    {
        json.WriteStartObject();
        json.WriteString("id", check.Entry.Id);
        json.WriteString("version", check.Entry.Manifest?.Version);
        json.WriteString("source", EnumNames.Of(check.Entry.Source));
        json.WriteString("directory", check.Entry.Directory);
        json.WriteBoolean("ok", check.IsFine);
        json.WriteStartArray("differences");
        foreach (var difference in check.Differences)
        {
            json.WriteStartObject();
            json.WriteString("file", difference.File);
            json.WriteString("kind", EnumNames.Of(difference.Kind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Documents.WriteError(json, check.Failure);
        json.WriteEndObject();
    }

    private sealed record Checked(CatalogEntry Entry, IReadOnlyList<FileDifference> Differences, Failure? Failure)
    {
        public bool IsFine => Failure is null && Differences.Count == 0;
    }
}
