namespace Authx.Provider.ApiKey;

/// <summary>A stored key, and what is pinned of its service.</summary>
internal sealed class Holding
{
    private Holding(Grant grant, Credential key, ProviderHost host)
    {
        Key = key;
        Service = new(grant.Server, grant.Pins);
        Client = new(Service, key.Value, host);
        Account = grant.Account;
    }

    public Credential Key { get; }

    public Service Service { get; }

    public Client Client { get; }

    public Account? Account { get; }

    public static Holding Of(Grant grant, ProviderHost host)
    {
        foreach (var credential in grant.Credentials)
        {
            if (credential.Kind == CredentialKind.ApiKey)
                return new(grant, credential, host);
        }

        throw new InvalidOperationException("the grant holds no API key");
    }

    public Task<Identity> WhoamiAsync(CancellationToken cancellationToken) =>
        new Whoami(Service, Client).AskAsync(Key.Value, cancellationToken);
}
