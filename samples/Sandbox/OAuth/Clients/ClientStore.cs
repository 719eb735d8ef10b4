using System.Collections.Concurrent;

namespace Authx.Sandbox.OAuth.Clients;

/// <summary>All clients that were registered.</summary>
internal sealed class ClientStore
{
    private readonly ConcurrentDictionary<string, OAuthClient> _clients = new(StringComparer.Ordinal);

    public IEnumerable<OAuthClient> All => _clients.Values.OrderBy(client => client.Id, StringComparer.Ordinal);

    public void Put(OAuthClient client) => _clients[client.Id] = client;

    public OAuthClient? Find(string? id) => id is null ? null : _clients.GetValueOrDefault(id);
}
