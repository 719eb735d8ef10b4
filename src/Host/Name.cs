namespace Authx.Host;

/// <summary>The one rule for the names of profiles, services and plugins: <c>[a-z0-9][a-z0-9._-]{0,63}</c>, compared without case.</summary>
/// <remarks>Names become file names, so a name that passes can neither leave its directory nor mean a device of Windows.</remarks>
internal static class Name
{
    public const int MaxLength = 64;

    private static readonly string[] Devices =
    [
        "con", "prn", "aux", "nul", "conin$", "conout$",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];

    /// <summary>The spelling in which a name is kept and compared.</summary>
    public static string Normalize(string name) => name.ToLowerInvariant();

    /// <summary>What is wrong with the name, to stand after "the name … "; null when nothing is.</summary>
    public static string? Problem(string name)
    {
        if (name.Length == 0)
            return "is empty";
        if (name.Length > MaxLength)
            return "is longer than 64 characters";
        if (!char.IsAsciiLetterOrDigit(name[0]))
            return "does not begin with a letter (a-z) or a digit";
        foreach (var character in name)
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('.' or '_' or '-'))
                return "has a character other than a-z, 0-9, \".\", \"_\" and \"-\"";
        return IsDevice(name) ? "means a device on Windows" : null;
    }

    /// <summary>Whether a file of that name would be a device: "nul.txt" too, Windows looks at what stands before the first dot.</summary>
    public static bool IsDevice(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? name : name[..dot];
        return Array.Exists(Devices, device => device.Equals(stem, StringComparison.OrdinalIgnoreCase));
    }
}
