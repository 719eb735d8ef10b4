namespace Authx.ManifestWriter;

/// <summary>What the build targets hand over.</summary>
internal sealed record Options
{
    public const string Usage =
        "authx-manifest --assembly PLUGIN.dll --output DIR --id ID --version V --contract V --origin PROJECT";

    /// <summary>The plugin's entry assembly, in <see cref="Output"/>.</summary>
    public required string Assembly { get; init; }

    /// <summary>The directory whose files make up the plugin; plugin.json is written there.</summary>
    public required string Output { get; init; }

    /// <summary>The plugin's id.</summary>
    public required string Id { get; init; }

    /// <summary>The plugin's version.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the contract that it is built against.</summary>
    public required string Contract { get; init; }

    /// <summary>The project file, which errors are reported against.</summary>
    public required string Origin { get; init; }

    /// <summary>Takes pairs of a name and a value; null where one is missing, unknown or given twice.</summary>
    public static Options? Parse(IReadOnlyList<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Count; i += 2)
            if (!values.TryAdd(args[i], args[i + 1]))
                return null;
        return args.Count == 12 && Names.All(values.ContainsKey) ? From(values) : null;
    }

    private static readonly string[] Names = ["--assembly", "--output", "--id", "--version", "--contract", "--origin"];

    private static Options From(Dictionary<string, string> values) => new()
    {
        Assembly = values["--assembly"],
        Output = values["--output"],
        Id = values["--id"],
        Version = values["--version"],
        Contract = values["--contract"],
        Origin = values["--origin"],
    };
}
