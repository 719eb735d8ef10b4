using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>Makes the grant, and reads it later: all that a sign-out needs is pinned, since it gets no settings.</summary>
internal static class Grants
{
    // A kind of its own: what an npm registry hands out lives long, which an access token does not.
    public const string TokenKind = "token";

    private const string RegistryPin = "registry";
    private const string WhoamiPin = "whoami";
    private const string NamesUsers = "names users";

    public static Grant Make(RegistryAddress registry, Secret token, Provenance provenance) => new()
    {
        Credentials = [new() { Kind = TokenKind, Value = token }],
        Use = new() { Credential = TokenKind, Placement = Placement.Header, Name = "Authorization", Scheme = "Bearer" },
        Provenance = provenance,
        Revocability = Revocability.AtServer,
        Server = registry.Text,
        Origins = [registry.Origin],
        Pins = new Dictionary<string, string> { [RegistryPin] = registry.Text },
    };

    /// <summary>The grant of somebody whom the registry has named.</summary>
    public static Grant Of(Grant grant, Account account) => grant with
    {
        Account = account,
        Pins = new Dictionary<string, string>(grant.Pins) { [WhoamiPin] = NamesUsers },
    };

    public static RegistryAddress RegistryOf(Grant grant) => RegistryAddress.Of(new(grant.Pins[RegistryPin], UriKind.Absolute));

    public static Secret TokenOf(Grant grant) => grant.Find(TokenKind)!.Value;

    /// <summary>Whether the registry named the user while the token was known to live.</summary>
    public static bool IsNamedWhileAlive(Grant grant) => grant.Pins.GetValueOrDefault(WhoamiPin) == NamesUsers;

    /// <summary>Why a text is no token of a registry; null where it is one.</summary>
    public static string? Problem(string? token, RegistryAddress registry) =>
        Secret.ProblemWithToken(token) ?? (registry.Token(token!) is null ? "it cannot stand in an address, so that it could never be ended" : null);
}
