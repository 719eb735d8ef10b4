using System.Globalization;
using Authx.Host.Profiles;
using Authx.Host.Vaults;

namespace Authx.Host.Commands;

/// <summary>
/// Credentials whose end was put off. They are kept as profiles are, in a place of their own that no other command reads:
/// nothing can be done with them but to end them.
/// </summary>
internal sealed class Outbox(ProfileStore store, VaultDirectory vaults, Redactor redactor, TimeProvider clock)
{
    /// <summary>Takes a profile over, under its own name or one like it.</summary>
    /// <returns>The name that it has here.</returns>
    public string Add(Profile profile, Grant grant, bool everywhere)
    {
        var id = FreeId(profile.Name);
        var deferred = profile with { Name = id, DeferredAt = clock.GetUtcNow(), DeferredEverywhere = everywhere };
        Save(deferred, grant);
        return id;
    }

    /// <summary>Keeps what became of a grant that was renewed in order to end it.</summary>
    public Profile Save(Profile deferred, Grant grant)
    {
        var saved = deferred with
        {
            Grant = grant,
            Carried = vaults.Get(deferred.Vault).Keep(KeyOf(deferred.Name), SecretNames.Collect(grant)),
        };
        store.Save(saved);
        return saved;
    }

    /// <summary>The names of those that may still be alive; what has expired by itself is forgotten.</summary>
    public IReadOnlyList<string> Alive()
    {
        foreach (var id in store.Names())
        {
            if (Expired(id) is { } expired)
                Drop(id, expired.Vault);
        }

        return store.Names();
    }

    /// <summary>The name as it stands here.</summary>
    /// <exception cref="FailureException">There is none of that name.</exception>
    public string Find(string id)
    {
        if (Name.Problem(id) is null && store.Exists(Name.Normalize(id)))
            return Name.Normalize(id);
        var near = Suggest.Nearest(id, store.Names()) is { } similar ? $" Did you mean \"{similar}\"?" : "";
        throw new Failure(ErrorCode.UnknownProfile, $"Nothing was put off under the name \"{ForeignText.Clean(id, limit: 80)}\".{near}")
        { Hint = "authx pending list" }.AsException();
    }

    public ProfileStore Store => store;

    public Profile? Read(string id) => store.Read(id);

    /// <summary>The grant with its secrets; from here on they are known to the redactor.</summary>
    public Grant Open(Profile deferred)
    {
        var secrets = vaults.Get(deferred.Vault).Fetch(KeyOf(deferred.Name), deferred.Carried);
        foreach (var secret in secrets.Values)
            redactor.Learn(secret);
        return deferred.WithSecrets(secrets);
    }

    /// <summary>Forgets one.</summary>
    public void Drop(string id, string vault)
    {
        vaults.Get(vault).Erase(KeyOf(id));
        store.Delete(id);
    }

    /// <summary>When the last of its credentials dies by itself; null where that is not known of all.</summary>
    public static DateTimeOffset? ExpiryOf(Profile deferred) =>
        deferred.Grant.Credentials.All(c => c.ExpiresAt is not null) ? deferred.Grant.Credentials.Max(c => c.ExpiresAt) : null;

    // What cannot be read may be anything, and stays.
    private Profile? Expired(string id)
    {
        try
        {
            return store.Read(id) is { } deferred && ExpiryOf(deferred) <= clock.GetUtcNow() ? deferred : null;
        }
        catch (FailureException)
        {
            return null;
        }
    }

    private string FreeId(string name)
    {
        if (!store.Exists(name))
            return name;
        for (var number = 2; ; number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var id = name.Length + suffix.Length <= Name.MaxLength ? name + suffix : name[..(Name.MaxLength - suffix.Length)] + suffix;
            if (!store.Exists(id))
                return id;
        }
    }

    // No profile's name has a slash in it.
    private static string KeyOf(string id) => "pending/" + id;
}
