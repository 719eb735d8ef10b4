using System.Text.RegularExpressions;

namespace Authx.DocumentSchemas;

/// <summary>A command line, as far as it decides which document is printed.</summary>
internal sealed partial class AskedLine
{
    private static readonly string[] TakingValue = ["-o", "--output", "--timeout", "--ca-cert", "--profile"];

    private readonly List<string> _words = [];
    private readonly List<string> _options = [];

    public AskedLine(IEnumerable<string> args)
    {
        string[] ours = [.. args.TakeWhile(arg => arg != "--")];
        for (var i = 0; i < ours.Length; i++)
        {
            var value = Array.IndexOf(TakingValue, ours[i]) >= 0 && i + 1 < ours.Length ? ours[i + 1] : null;
            IsJson = FormOf(value is null ? ours[i] : $"{ours[i]}={value}") ?? IsJson;
            (ours[i].StartsWith('-') ? _options : _words).Add(ours[i].ToLowerInvariant());
            i += value is null ? 0 : 1;
        }
    }

    /// <summary>Whether JSON was asked for; where several forms were, the last one counts.</summary>
    public bool IsJson { get; private set; }

    /// <summary>Whether something else than authx's own document may stand on standard output all the same: help, a program's output, a bare token.</summary>
    public bool MayPrintOther =>
        _words.Count == 0 || _words[0] is "exec" || _options.Exists(o => o is "-h" or "-?" or "--help" || o.Split('=')[0] == "--format");

    /// <summary>The schema of what the line prints: that of the command, or of a failure where there is no such command.</summary>
    public string SchemaFile
    {
        get
        {
            string[] candidates = _words switch
            {
                [var verb, var sub, ..] => [$"{verb}-{sub}.json", $"{verb}.json"],
                [var verb] => [$"{verb}.json"],
                [] => _options.Contains("--version") ? ["version.json"] : [],
            };
            return Array.Find(candidates, file => Schema.Files.Contains(file)) ?? "failure.json";
        }
    }

    private static bool? FormOf(string word) => word is "--json" or "--pretty-json" ? true
        : Form().Match(word) is { Success: true } form ? form.Groups[1].Value == "json"
        : null;

    [GeneratedRegex("^(?:-o[=:]?|--output[=:])(text|json|yaml)$")]
    private static partial Regex Form();
}
