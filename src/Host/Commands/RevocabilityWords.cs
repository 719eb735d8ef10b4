namespace Authx.Host.Commands;

/// <summary>Whether and how a grant can be ended, as it is told at login and by whoami.</summary>
internal static class RevocabilityWords
{
    public static string Of(Grant grant) => (grant.Revocability, grant.Provenance) switch
    {
        (Revocability.Local, _) => "removes this machine's copy; it stays valid at the service until it is deleted there",
        (Revocability.Unsupported, _) => "removes this machine's copy; this service offers no way to end it earlier",
        (Revocability.AtServer, Provenance.Minted) => "ends it at the service",
        (Revocability.AtServer, Provenance.Imported) => "removes this machine's copy; --revoke ends it at the service too, since you brought it along",
    };
}
