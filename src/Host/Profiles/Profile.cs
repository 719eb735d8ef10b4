namespace Authx.Host.Profiles;

/// <summary>One signed-in state kept on this machine, without its secrets: those are the vault's.</summary>
internal sealed record Profile
{
    public required string Name { get; init; }

    /// <summary>The id of the provider that made the grant, and alone can end it.</summary>
    public required string Provider { get; init; }

    public string? Service { get; init; }

    /// <summary>The vault that has the secrets; the profile remembers it, whatever the settings say later.</summary>
    public required string Vault { get; init; }

    /// <summary>The variable by which the service's own tools take the credential.</summary>
    public string? Variable { get; init; }

    /// <summary>Where a person manages the account's credentials.</summary>
    public string? ManageUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its end was put off; null for a profile that is in use.</summary>
    public DateTimeOffset? DeferredAt { get; init; }

    /// <summary>Whether the account's sessions elsewhere are to end with what was put off.</summary>
    public bool DeferredEverywhere { get; init; }

    /// <summary>The grant, its secrets replaced by empty ones until <see cref="WithSecrets"/>.</summary>
    public required Grant Grant { get; init; }

    /// <summary>What the vault wants to be kept in the profile's own file; null where it keeps all itself.</summary>
    public IReadOnlyDictionary<string, Secret>? Carried { get; init; }

    /// <summary>The grant with the secrets that the vault had for it.</summary>
    /// <exception cref="FailureException">The vault lacks one.</exception>
    public Grant WithSecrets(IReadOnlyDictionary<string, Secret> secrets)
    {
        // Loops and no LINQ: nearly every command comes by here.
        var credentials = new Credential[Grant.Credentials.Count];
        for (var i = 0; i < credentials.Length; i++)
            credentials[i] = Grant.Credentials[i] with { Value = Of(secrets, Grant.Credentials[i].Kind) };
        var supporting = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var (name, _) in Grant.SupportingSecrets)
            supporting.Add(name, Of(secrets, SecretNames.Supporting(name)));
        return Grant with { Credentials = credentials, SupportingSecrets = supporting };
    }

    private Secret Of(IReadOnlyDictionary<string, Secret> secrets, string key) =>
        secrets.TryGetValue(key, out var secret) ? secret : throw ProfileFailure.SecretMissing(this, key);
}

/// <summary>The names under which a grant's secrets stand in a vault.</summary>
internal static class SecretNames
{
    public static string Supporting(string name) => "supporting." + name;

    /// <summary>All secrets of a grant, by those names.</summary>
    public static Dictionary<string, Secret> Collect(Grant grant)
    {
        var secrets = grant.Credentials.ToDictionary(c => c.Kind, c => c.Value);
        foreach (var (name, secret) in grant.SupportingSecrets)
            secrets.Add(Supporting(name), secret);
        return secrets;
    }
}
