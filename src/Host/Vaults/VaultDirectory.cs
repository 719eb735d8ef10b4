namespace Authx.Host.Vaults;

/// <summary>The vaults by name.</summary>
internal sealed class VaultDirectory
{
    private readonly FileVault _file = new();

    /// <summary>The vault that a profile remembers, or that the user names.</summary>
    /// <exception cref="FailureException">There is none of that name.</exception>
    public IVault Get(string name) => name == _file.Name
        ? _file
        : throw new Failure(ErrorCode.NotSupported, $"There is no vault called \"{name}\" in this version of authx.")
        { Hint = "authx login --vault file" }.AsException();

    /// <summary>The vault for a new profile: the one named, or with "auto" the best that this machine has.</summary>
    public IVault Choose(string? wanted) => Get(wanted is null or "auto" ? FileVault.VaultName : wanted);
}
