namespace Authx.Sandbox.OAuth.Clients;

/// <summary>A program that may ask for tokens.</summary>
internal sealed record OAuthClient(string Id, string Authentication)
{
    /// <summary>What it shows with <c>client_secret_basic</c> and <c>client_secret_post</c>.</summary>
    public string? Secret { get; init; }

    /// <summary>What its assertions are checked with, in PEM, with <c>private_key_jwt</c>.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Where people may be sent back to. On loopback any port will do.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Where people may be sent to after signing out.</summary>
    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    public bool IsPublic => Authentication == ClientMethods.None;

    public bool MayReturnTo(string? redirectUri) => RedirectUris.Any(registered => registered == redirectUri || IsSameButPort(registered, redirectUri));

    // RFC 8252: a native client cannot know its port beforehand.
    private static bool IsSameButPort(string registered, string? asked) =>
        Uri.TryCreate(registered, UriKind.Absolute, out var one) && Uri.TryCreate(asked, UriKind.Absolute, out var other)
        && one.Scheme == Uri.UriSchemeHttp && one.IsLoopback
        && one.Scheme == other.Scheme && one.Host == other.Host && one.PathAndQuery == other.PathAndQuery && other.Fragment.Length == 0;
}

/// <summary>How a client shows who it is.</summary>
internal static class ClientMethods
{
    public const string None = "none";
    public const string Basic = "client_secret_basic";
    public const string Post = "client_secret_post";
    public const string PrivateKey = "private_key_jwt";

    public static readonly IReadOnlyList<string> All = [None, Basic, Post, PrivateKey];
}
