namespace Authx.Provider.OAuth;

/// <summary>The names of the methods: in the settings and pins, and in a server's metadata.</summary>
internal static class ClientMethods
{
    public const string Auto = "auto";
    public const string None = "none";
    public const string Basic = "basic";
    public const string Post = "post";
    public const string PrivateKeyJwt = "private_key_jwt";

    public const string Choices = Auto + "|" + None + "|" + Basic + "|" + Post + "|" + PrivateKeyJwt;

    /// <summary>The method by its name; null for <c>auto</c>.</summary>
    public static ClientMethod? Parse(string? name) => name switch
    {
        None => ClientMethod.None,
        Basic => ClientMethod.Basic,
        Post => ClientMethod.Post,
        PrivateKeyJwt => ClientMethod.PrivateKeyJwt,
        _ => null,
    };

    /// <summary>The name in settings and pins.</summary>
    public static string NameOf(ClientMethod method) => method switch
    {
        ClientMethod.None => None,
        ClientMethod.Basic => Basic,
        ClientMethod.Post => Post,
        ClientMethod.PrivateKeyJwt => PrivateKeyJwt,
    };

    /// <summary>
    /// The method by which a client with a secret shows it, out of those that a server lists. A server that lists none takes
    /// HTTP Basic (RFC 8414 section 2), and every server has to (RFC 6749 section 2.3.1).
    /// </summary>
    public static ClientMethod WithSecret(IReadOnlyList<string>? listed, ClientMethod preferred = ClientMethod.Basic)
    {
        var other = preferred == ClientMethod.Basic ? ClientMethod.Post : ClientMethod.Basic;
        return listed is not null && !Lists(listed, MetadataName(preferred)) && Lists(listed, MetadataName(other)) ? other : preferred;
    }

    /// <summary>The method at an endpoint that lists its own: that of the token endpoint, but for how a secret is shown.</summary>
    public static ClientMethod At(IReadOnlyList<string>? listed, ClientMethod method) =>
        method is ClientMethod.Basic or ClientMethod.Post ? WithSecret(listed, method) : method;

    private static string MetadataName(ClientMethod method) => method == ClientMethod.Basic ? "client_secret_basic" : "client_secret_post";

    private static bool Lists(IReadOnlyList<string> supported, string name)
    {
        foreach (var method in supported)
        {
            if (method.Equals(name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
