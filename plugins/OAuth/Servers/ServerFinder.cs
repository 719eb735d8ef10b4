using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>What is known of a server, or why nothing is.</summary>
internal sealed record FoundServer(ServerMetadata? Server, ProviderError? Error);

/// <summary>Finds a server's endpoints at a sign-in: in the settings, and where they leave something out by discovery.</summary>
internal sealed class ServerFinder(ClientSettings settings, LoginContext context)
{
    public async Task<FoundServer> FindAsync(CancellationToken cancellationToken)
    {
        var document = default(JsonElement);
        if (settings is { AsksDiscovery: true, NamesAllEndpoints: false })
        {
            var discovery = await new Discovery(settings.Issuer!, new(context.Host)).AskAsync(cancellationToken);
            if (discovery.Error is { } error)
                return new(null, error);
            document = discovery.Document;
        }

        var server = new MetadataReader(settings, document).Read();
        foreach (var key in SettingKey.Endpoints)
        {
            if (server.Find(key) is { } endpoint && key is not (SettingKey.Authorization or SettingKey.EndSession))
                context.AllowOrigin(endpoint);
        }

        return new(server, null);
    }
}
