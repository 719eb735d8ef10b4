namespace Authx.Host.Profiles;

/// <summary>
/// The members of enums as they stand in a profile's file. Spelled out, so that a name in a file never changes by a
/// renaming, and because asking the runtime for an enum's members costs a cached token more than reading its file.
/// </summary>
internal static class ProfileWords
{
    public static string Of(Provenance provenance) => provenance switch
    {
        Provenance.Minted => "minted",
        Provenance.Imported => "imported",
    };

    public static string Of(Revocability revocability) => revocability switch
    {
        Revocability.Local => "local",
        Revocability.AtServer => "atServer",
        Revocability.Unsupported => "unsupported",
    };

    public static string Of(Placement placement) => placement switch
    {
        Placement.Header => "header",
        Placement.Cookie => "cookie",
    };

    /// <exception cref="FormatException">There is no such word.</exception>
    public static Provenance ReadProvenance(string? word) => word switch
    {
        "minted" => Provenance.Minted,
        "imported" => Provenance.Imported,
        _ => throw ProfileJson.Missing("provenance"),
    };

    /// <exception cref="FormatException">There is no such word.</exception>
    public static Revocability ReadRevocability(string? word) => word switch
    {
        "local" => Revocability.Local,
        "atServer" => Revocability.AtServer,
        "unsupported" => Revocability.Unsupported,
        _ => throw ProfileJson.Missing("revocability"),
    };

    /// <exception cref="FormatException">There is no such word.</exception>
    public static Placement ReadPlacement(string? word) => word switch
    {
        "header" => Placement.Header,
        "cookie" => Placement.Cookie,
        _ => throw ProfileJson.Missing("placement"),
    };
}
