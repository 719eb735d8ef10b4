namespace Authx.Host.Vaults;

/// <summary>Where the secret bytes of a profile live.</summary>
internal interface IVault
{
    /// <summary>The name that the profile remembers it by.</summary>
    string Name { get; }

    /// <summary>Takes the secrets; returns what the profile's own file has to carry for it, or null.</summary>
    IReadOnlyDictionary<string, Secret>? Keep(string profile, IReadOnlyDictionary<string, Secret> secrets);

    /// <summary>Gives the secrets back; <paramref name="carried"/> is what the profile's file had.</summary>
    IReadOnlyDictionary<string, Secret> Fetch(string profile, IReadOnlyDictionary<string, Secret>? carried);

    /// <summary>Forgets the secrets; that it had none is no error.</summary>
    void Erase(string profile);
}
