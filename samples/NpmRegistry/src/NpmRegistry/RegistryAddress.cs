namespace AuthxSamples.NpmRegistry;

/// <summary>A registry's address and what lies below it. Registries that live below a path have it in every request.</summary>
internal sealed class RegistryAddress
{
    private readonly Uri _root;

    private RegistryAddress(Uri root) => _root = root;

    /// <summary>As it is shown and pinned: <c>https://host/npm</c>.</summary>
    public string Text => _root.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public string Origin => _root.GetLeftPart(UriPartial.Authority);

    /// <summary>How an .npmrc names it: <c>//host:port/npm/</c>, the port only where it is no usual one.</summary>
    public string NpmrcKey => $"//{_root.Authority}{_root.AbsolutePath.TrimEnd('/')}/";

    public static RegistryAddress Of(Uri address) => new(address);

    public Uri Whoami => At("/-/whoami");

    public Uri User(string name) => At($"/-/user/org.couchdb.user:{Uri.EscapeDataString(name)}");

    public Uri UserToRead(string name) => At($"/-/user/org.couchdb.user:{Uri.EscapeDataString(name)}?write=true");

    public Uri UserRevision(string name, string revision) =>
        At($"/-/user/org.couchdb.user:{Uri.EscapeDataString(name)}/-rev/{Uri.EscapeDataString(revision)}");

    /// <summary>Where a token is ended; null for one that would lead to another place.</summary>
    public Uri? Token(string token) =>
        // Dots make another path of a path, escaped or not.
        token is "." or ".." || !Uri.TryCreate($"{Text}/-/user/token/{Uri.EscapeDataString(token)}", UriKind.Absolute, out var address) ? null : address;

    private Uri At(string path) => new(Text + path, UriKind.Absolute);
}
