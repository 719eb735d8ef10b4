namespace Authx.Provider.OAuth;

/// <summary>Words for an endpoint that a flow needs and that is not known.</summary>
internal static class MissingEndpoint
{
    public static string Words(ServerMetadata server, string key) => server.Refused.TryGetValue(key, out var reason)
        ? $"the address {reason}"
        : $"the server names no such endpoint, and the setting {key} is not given";
}
