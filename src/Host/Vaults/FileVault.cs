namespace Authx.Host.Vaults;

/// <summary>Keeps the secrets in the profile's own file, so that both are written, and removed, in one step.</summary>
internal sealed class FileVault : IVault
{
    public const string VaultName = "file";

    private static readonly Dictionary<string, Secret> Nothing = [];

    public string Name => VaultName;

    public IReadOnlyDictionary<string, Secret>? Keep(string profile, IReadOnlyDictionary<string, Secret> secrets) => secrets;

    public IReadOnlyDictionary<string, Secret> Fetch(string profile, IReadOnlyDictionary<string, Secret>? carried) => carried ?? Nothing;

    public void Erase(string profile)
    {
        // The profile's file is the vault, and goes next.
    }
}
