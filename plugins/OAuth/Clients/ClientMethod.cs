namespace Authx.Provider.OAuth;

/// <summary>How a client shows the server which client it is.</summary>
internal enum ClientMethod
{
    /// <summary>By its id alone: a public client.</summary>
    None,

    /// <summary>By its secret in HTTP Basic.</summary>
    Basic,

    /// <summary>By its secret in the body.</summary>
    Post,

    /// <summary>By a statement that it signs with its key (RFC 7523).</summary>
    PrivateKeyJwt,
}
