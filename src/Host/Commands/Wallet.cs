using Authx.Host.Profiles;
using Authx.Host.Vaults;

namespace Authx.Host.Commands;

/// <summary>Profiles together with their secrets: what is written, read and erased as one thing.</summary>
internal sealed class Wallet(ProfileStore profiles, DefaultProfile pointer, VaultDirectory vaults, Redactor redactor)
{
    /// <summary>The grant of a profile, with its secrets; from here on they are known to the redactor.</summary>
    public Grant Open(Profile profile)
    {
        var secrets = vaults.Get(profile.Vault).Fetch(profile.Name, profile.Carried);
        foreach (var secret in secrets.Values)
            redactor.Learn(secret);
        return profile.WithSecrets(secrets);
    }

    /// <summary>Stores a grant under a profile whose lock is held.</summary>
    public Profile Save(Profile profile, Grant grant)
    {
        var secrets = SecretNames.Collect(grant);
        foreach (var secret in secrets.Values)
            redactor.Learn(secret);
        var saved = profile with { Grant = grant, Carried = vaults.Get(profile.Vault).Keep(profile.Name, secrets) };
        profiles.Save(saved);
        return saved;
    }

    /// <summary>Erases the secrets, then the profile, then the pointer to it: what goes last is what points at the rest.</summary>
    public Erasure Erase(string name, string vault)
    {
        try
        {
            vaults.Get(vault).Erase(name);
            profiles.Delete(name);
            var isDefault = pointer.Get() == name;
            if (isDefault)
                pointer.Unset();
            return new(null) { UnsetDefault = isDefault };
        }
        catch (FailureException e)
        {
            return new(e.Failure);
        }
    }

    public VaultDirectory Vaults => vaults;
}

/// <summary>What came of an erasure: why something is left, or null.</summary>
internal sealed record Erasure(Failure? Failure)
{
    /// <summary>Whether it was the default profile, so that there is none now.</summary>
    public bool UnsetDefault { get; init; }
}
