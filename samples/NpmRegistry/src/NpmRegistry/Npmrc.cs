using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>
/// The one entry of an .npmrc that matters here: <c>//host/path/:_authToken=…</c> of exactly one registry. Read as npm reads it:
/// the last of several counts, <c>${NAME}</c> is a variable of the environment, and what stands in a section is not npm's.
/// </summary>
internal static partial class Npmrc
{
    private const string Entry = ":_authToken";

    public static Found FindToken(string text, string registry, Func<string, string?> variable)
    {
        string? raw = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
                break;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] is not (';' or '#') && IsOf(Expand(Plain(line[..equals]), variable), registry))
                raw = Plain(line[(equals + 1)..]);
        }

        if (raw is null)
            return new(null, $"it has no {Entry} for {registry}");
        var token = Expand(raw, variable);
        if (Variable().Match(token) is { Success: true } unset && unset.Groups["escape"].Length % 2 == 0)
            return new(null, $"its {Entry} for {registry} is in the variable {unset.Groups["name"].Value}, which is not set");
        return Secret.ProblemWithToken(token) is { } problem
            ? new(null, $"its {Entry} for {registry} is no token: {problem}")
            : new(Secret.FromToken(token), null);
    }

    // The host in any case, the path as it is written; npm itself writes a slash at the end.
    private static bool IsOf(string key, string registry)
    {
        if (!key.EndsWith(Entry, StringComparison.Ordinal) || !key.StartsWith("//", StringComparison.Ordinal))
            return false;
        var place = key[..^Entry.Length].TrimEnd('/') + "/";
        var (host, wanted) = (HostEnd(place), HostEnd(registry));
        return place[..host].Equals(registry[..wanted], StringComparison.OrdinalIgnoreCase) && place[host..] == registry[wanted..];
    }

    private static int HostEnd(string place) => place.IndexOf('/', "//".Length) is var at and >= 0 ? at : place.Length;

    // As the files called .ini are written: quotes around the whole, or a backslash before a sign that would begin a comment.
    private static string Plain(string text)
    {
        var trimmed = text.Trim();
        if (trimmed is ['"', .., '"'])
            return Quoted(trimmed);
        if (trimmed is ['\'', .., '\''])
            return trimmed[1..^1];
        var plain = new StringBuilder();
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] is ';' or '#')
                break;
            if (trimmed[i] == '\\' && i + 1 < trimmed.Length && trimmed[i + 1] is '\\' or ';' or '#')
                i++;
            plain.Append(trimmed[i]);
        }

        return plain.ToString().Trim();
    }

    private static string Quoted(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(text) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Expand(string text, Func<string, string?> variable) => Variable().Replace(text, match =>
    {
        var escape = match.Groups["escape"].Value;
        if (escape.Length % 2 != 0)
            return match.Value;
        var value = variable(match.Groups["name"].Value) ?? (match.Groups["optional"].Success ? "" : match.Value[escape.Length..]);
        return escape[(escape.Length / 2)..] + value;
    });

    [GeneratedRegex(@"(?<!\\)(?<escape>\\*)\$\{(?<name>[^${}?]+)(?<optional>\?)?\}")]
    private static partial Regex Variable();
}
