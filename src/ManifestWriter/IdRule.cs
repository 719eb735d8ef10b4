namespace Authx.ManifestWriter;

/// <summary>What an id may look like: it becomes the name of a directory on every system.</summary>
internal static class IdRule
{
    private const int MaxLength = 64;

    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    /// <summary>What is wrong with the id, if anything.</summary>
    public static IEnumerable<Problem> Check(string what, string id)
    {
        if (!HasGoodForm(id))
            yield return new(Problem.BadId, $"\"{id}\" cannot be the {what}'s id: up to 64 of a-z 0-9 . _ -, beginning with a letter or digit.");
        else if (IsDevice(id.Split('.')[0]))
            yield return new(Problem.BadId, $"\"{id}\" cannot be the {what}'s id: Windows takes it for a device.");
    }

    private static bool HasGoodForm(string id) =>
        id.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(id[0]) && id.All(IsAllowed);

    private static bool IsAllowed(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-';

    private static bool IsDevice(string stem) =>
        Devices.Contains(stem) ||
        (stem.Length == 4 && char.IsAsciiDigit(stem[3]) && stem[..3] is ("com" or "lpt"));
}
