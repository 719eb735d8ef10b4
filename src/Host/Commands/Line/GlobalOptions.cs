using System.Globalization;
using Authx.Host.Terminal;

namespace Authx.Host.Commands.Line;

/// <summary>The options that go with every command, before or after its name.</summary>
internal sealed record GlobalOptions
{
    public string? Profile { get; init; }

    public OutputOptions Output { get; init; } = new();

    /// <summary>How long to wait for locks and servers; null for each one's own default.</summary>
    public TimeSpan? Timeout { get; init; }

    public string? CaCertificate { get; init; }

    public bool Version { get; init; }
}

/// <summary>Defines the global options and reads them.</summary>
internal sealed class GlobalOptionsReader
{
    // What takes a value must be known before parsing: the command's name is the first word that is no option's value.
    private static readonly string[] TakingValue = ["-o", "--output", "--timeout", "--ca-cert", "--profile"];

    private readonly OptionSpec _profile;
    private readonly OptionSpec _output;
    private readonly OptionSpec _json;
    private readonly OptionSpec _prettyJson;
    private readonly OptionSpec _verbose;
    private readonly OptionSpec _quiet;
    private readonly OptionSpec _noColour;
    private readonly OptionSpec _noInput;
    private readonly OptionSpec _timeout;
    private readonly OptionSpec _caCertificate;
    private readonly OptionSpec _version;

    public GlobalOptionsReader(CommandSpec root)
    {
        _profile = root.Value("--profile <NAME>", "The profile to work with, by its exact name.");
        _output = root.Value("-o|--output <FORM>", "text, json or yaml.");
        _json = root.Flag("--json", "The result as JSON in one line.");
        _prettyJson = root.Flag("--pretty-json", "The result as indented JSON.");
        _verbose = root.Flag("-v|--verbose", "Say on standard error what is done; never a secret.");
        _quiet = root.Flag("-q|--quiet", "Say only what was asked for, and what went wrong.");
        _noColour = root.Flag("--no-color", "No colours; NO_COLOR does the same.");
        _noInput = root.Flag("--no-input", "Never ask; a missing answer is an error.");
        _timeout = root.Value("--timeout <TIME>", "How long to wait for locks and servers: 30, 30s or 2m.");
        _caCertificate = root.Value("--ca-cert <FILE>", "Trust the certificates in this PEM file too.");
        _version = root.Flag("--version", "Show the version.");
    }

    /// <summary>The first word that is neither an option nor an option's value, or null.</summary>
    public static string? FindVerb(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith('-'))
                return args[i];
            if (Array.IndexOf(TakingValue, args[i]) >= 0)
                i++;
        }
        return null;
    }

    /// <summary>The form asked for, as far as it can be told from a command line that may be wrong.</summary>
    public static OutputForm GuessForm(IReadOnlyList<string> args)
    {
        var form = OutputForm.Text;
        for (var i = 0; i < args.Count; i++)
            form = args[i] switch
            {
                "--json" => OutputForm.Json,
                "--pretty-json" => OutputForm.PrettyJson,
                "-o" or "--output" when i + 1 < args.Count => FormOf(args[i + 1]) ?? form,
                var word => AttachedForm(word) ?? form,
            };
        return form;
    }

    // All spellings that the parser takes: --output=json, --output:json, -o=json, -o:json, -ojson.
    private static OutputForm? AttachedForm(string word) => word switch
    {
        ['-', '-', 'o', 'u', 't', 'p', 'u', 't', '=' or ':', .. var name] => FormOf(name),
        ['-', 'o', '=' or ':', .. var name] => FormOf(name),
        ['-', 'o', .. var name] => FormOf(name),
        _ => null,
    };

    /// <exception cref="FailureException">They exclude each other, or a value makes no sense.</exception>
    public GlobalOptions Read(Func<string, string?> variable) => new()
    {
        Profile = _profile.Value,
        Output = new OutputOptions
        {
            Form = ReadForm(),
            Verbose = _verbose.HasValue,
            Quiet = _quiet.HasValue,
            NoInput = _noInput.HasValue,
            Colour = !_noColour.HasValue && string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb",
        },
        Timeout = _timeout.Value is { } text ? ReadTimeout(text) : null,
        CaCertificate = _caCertificate.Value,
        Version = _version.HasValue,
    };

    private OutputForm ReadForm()
    {
        var given = (_output.HasValue ? 1 : 0) + (_json.HasValue ? 1 : 0) + (_prettyJson.HasValue ? 1 : 0);
        if (given > 1)
            throw Usage("--output, --json and --pretty-json exclude each other.", "Give one of them.");
        if (_json.HasValue)
            return OutputForm.Json;
        if (_prettyJson.HasValue)
            return OutputForm.PrettyJson;
        return _output.Value is not { } name
            ? OutputForm.Text
            : FormOf(name) ?? throw Usage($"\"{name}\" is no output form.", "Use text, json or yaml.");
    }

    private static OutputForm? FormOf(string name) => name switch
    {
        "text" => OutputForm.Text,
        "json" => OutputForm.Json,
        "yaml" => OutputForm.Yaml,
        _ => null,
    };

    private static TimeSpan ReadTimeout(string text) =>
        Duration.Find(text) is { } timeout && timeout > TimeSpan.Zero
            ? timeout
            : throw Usage($"\"{text}\" is no length of time.", "Use seconds (30), or 30s, 2m, 1h.");

    private static FailureException Usage(string message, string hint) =>
        new Failure(ErrorCode.Usage, message) { Hint = hint }.AsException();
}

/// <summary>Lengths of time as people type them: <c>30</c>, <c>30s</c>, <c>2m</c>, <c>1h</c>.</summary>
internal static class Duration
{
    private const double Longest = 24 * 60 * 60;

    public static TimeSpan? Find(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var d, 's'] => (d, 1),
            [.. var d, 'm'] => (d, 60),
            [.. var d, 'h'] => (d, 3600),
            _ => (text, 1),
        };
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * unit <= Longest
            ? TimeSpan.FromSeconds(number * unit)
            : null;
    }
}
