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
    /// HTTP Basic (RFC 8414 section 2), and so does the spirit of RFC 6749 section 2.3.1.
    /// </summary>
    public static ClientMethod WithSecret(IReadOnlyList<string>? supported) =>
        supported is not null && !Lists(supported, "client_secret_basic") && Lists(supported, "client_secret_post")
            ? ClientMethod.Post
            : ClientMethod.Basic;

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
