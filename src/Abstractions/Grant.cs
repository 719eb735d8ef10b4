namespace Authx;

/// <summary>
/// What a sign-in left behind: the credentials, how they are used, and everything that it takes to end them later,
/// with the service's settings gone and its discovery down. The host stores it; the provider gets it back as it was.
/// </summary>
public sealed record Grant
{
    /// <summary>The credentials, in the order in which they are to be ended.</summary>
    public required IReadOnlyList<Credential> Credentials { get; init; }

    /// <summary>How the credential is shown to the service, so that handing it out needs no plugin.</summary>
    public required CredentialUse Use { get; init; }

    /// <summary>Whether authx obtained the grant or the user brought it along.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Whether and how it can be ended.</summary>
    public required Revocability Revocability { get; init; }

    /// <summary>Whether the account's sessions on other machines can be ended with it too.</summary>
    public bool CanEndEverywhere { get; init; }

    /// <summary>
    /// The page that ends the user's session in the browser, for <c>authx logout --browser</c>; null where there is none.
    /// It must carry no secret, since addresses end up in histories.
    /// </summary>
    public string? BrowserLogoutPage { get; init; }

    /// <summary>Where it lives, as shown to people; for example <c>https://api.example</c>.</summary>
    public required string Server { get; init; }

    /// <summary>
    /// The origins (<c>https://host[:port]</c>) that its secrets may be sent to. Nothing else is ever contacted for this grant.
    /// </summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>Whatever the provider needs to use and end the grant and that is no secret: paths, a client id, statuses.</summary>
    public IReadOnlyDictionary<string, string> Pins { get; init; } = new Dictionary<string, string>();

    /// <summary>Secrets that are no credential of their own but are needed to end one: a client secret, a signing key.</summary>
    public IReadOnlyDictionary<string, Secret> SupportingSecrets { get; init; } = new Dictionary<string, Secret>();

    /// <summary>Whose it is, where that is known.</summary>
    public Account? Account { get; init; }

    /// <summary>The credential of that kind, or null.</summary>
    public Credential? Find(string kind)
    {
        foreach (var credential in Credentials)
        {
            if (credential.Kind == kind)
                return credential;
        }

        return null;
    }
}

/// <summary>One thing that lets its holder in, and that has an end of its own.</summary>
public sealed record Credential
{
    /// <summary>What it is, as it stands in reports: <see cref="CredentialKind"/> has the common ones.</summary>
    public required string Kind { get; init; }

    /// <summary>The secret itself.</summary>
    public required Secret Value { get; init; }

    /// <summary>Its name at the server, which is no secret; for example <c>key_abc123</c>.</summary>
    public string? Id { get; init; }

    /// <summary>When it stops working by itself, where that is known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The kind of the credential that this one was issued from; null where it stands on its own. Once that one has ended,
    /// nothing renews this one any more, and what may be left of it is its own time until it expires.
    /// </summary>
    public string? IssuedFrom { get; init; }
}

/// <summary>The common kinds of credential. A provider may have kinds of its own, named the same way.</summary>
public static class CredentialKind
{
    /// <summary>A key that a person made in the service's console.</summary>
    public const string ApiKey = "apiKey";

    /// <summary>A session that the server keeps.</summary>
    public const string Session = "session";

    /// <summary>A short-lived token that is shown to the service.</summary>
    public const string AccessToken = "accessToken";

    /// <summary>A long-lived token that access tokens are got with.</summary>
    public const string RefreshToken = "refreshToken";
}

/// <summary>How a credential is shown to the service.</summary>
public sealed record CredentialUse
{
    /// <summary>The <see cref="Credential.Kind"/> that is shown.</summary>
    public required string Credential { get; init; }

    /// <summary>Where it stands in a request.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The header's or cookie's name.</summary>
    public required string Name { get; init; }

    /// <summary>The word before the credential in a header, for example <c>Bearer</c>; null where there is none.</summary>
    public string? Scheme { get; init; }
}

/// <summary>Whose credential it is.</summary>
public sealed record Account
{
    /// <summary>The server's own unchanging id.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people know it by.</summary>
    public string? Name { get; init; }
}
