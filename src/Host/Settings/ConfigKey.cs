using System.Text;

namespace Authx.Host.Settings;

/// <summary>
/// The two spellings of a key: people write dots between maps (<c>services.acme.whoami.path</c>, quotes around a name that
/// has dots itself), Configuration has colons.
/// </summary>
internal static class ConfigKey
{
    /// <summary>What stands between maps in a flat key.</summary>
    public const char Separator = ':';

    /// <summary>A name below a map; the map may be the top, which is empty.</summary>
    public static string Join(string map, string name) => map.Length == 0 ? name : map + Separator + name;

    /// <summary>The key as people write it. A part that looks like a token is not shown.</summary>
    public static string Show(string key)
    {
        if (key.Length == 0)
            return "";
        var parts = key.Split(Separator);
        for (var i = 0; i < parts.Length; i++)
            parts[i] = SecretLooks.Value(parts[i]) ? "***" : Quote(parts[i]);
        return string.Join('.', parts);
    }

    /// <summary>Takes apart what people write; null where a quote is open or a part is empty or has a colon.</summary>
    public static string[]? Split(string written)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var quoted = false;
        foreach (var character in written)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == '.' && !quoted)
                Take(parts, part);
            else
                part.Append(character);
        }

        Take(parts, part);
        return quoted || parts.Exists(name => name.Length == 0 || name.Contains(Separator)) ? null : [.. parts];
    }

    /// <summary>
    /// The flat key of what people write. A service or provider whose name has dots is found among the known ones, so that
    /// it needs no quotes.
    /// </summary>
    public static string? Flat(string written, IEnumerable<string> knownNames)
    {
        if (Split(written) is not { } parts)
            return null;
        if (parts.Length < 2 || !IsOneOf(parts[0], "services", "providers"))
            return string.Join(Separator, parts);
        var rest = written[(parts[0].Length + 1)..];
        var name = knownNames
            .Where(known => known.Contains('.') && (rest + ".").StartsWith(known + ".", StringComparison.OrdinalIgnoreCase))
            .MaxBy(known => known.Length);
        var taken = name is null ? 2 : 1 + name.Split('.').Length;
        return string.Join(Separator, [parts[0], name ?? Name.Normalize(parts[1]), .. parts[taken..]]);
    }

    private static bool IsOneOf(string part, string one, string other) =>
        part.Equals(one, StringComparison.OrdinalIgnoreCase) || part.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static void Take(List<string> parts, StringBuilder part)
    {
        parts.Add(part.ToString());
        part.Clear();
    }

    private static string Quote(string part) => part.Contains('.') ? $"\"{part}\"" : part;
}
