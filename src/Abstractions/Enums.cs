namespace Authx;

// Every enum here is closed for one major version: the host maps each member and has no default arm.

/// <summary>Where a credential stands in a request.</summary>
public enum Placement
{
    /// <summary>In a header of its own or in <c>Authorization</c>.</summary>
    Header,

    /// <summary>In a cookie.</summary>
    Cookie,
}

/// <summary>Who began the grant.</summary>
public enum Provenance
{
    /// <summary>authx obtained it from the server; signing out ends it.</summary>
    Minted,

    /// <summary>The user handed it over; it is ended only when that is asked for.</summary>
    Imported,
}

/// <summary>Whether a grant can be ended at the server.</summary>
public enum Revocability
{
    /// <summary>It is local by nature: signing out removes this machine's copy, and that is all that sign-out means.</summary>
    Local,

    /// <summary>The server can be told to end it.</summary>
    AtServer,

    /// <summary>It ought to be ended at the server, but the server offers no way.</summary>
    Unsupported,
}

/// <summary>What became of one credential at the server.</summary>
public enum Outcome
{
    /// <summary>The server accepted its end.</summary>
    Ended,

    /// <summary>The server does not know it any more.</summary>
    AlreadyGone,

    /// <summary>It has no end at the server by nature, and none was asked for.</summary>
    LocalOnly,

    /// <summary>The server offers no way to end it.</summary>
    Unsupported,

    /// <summary>The server forbids this caller to end it.</summary>
    Denied,

    /// <summary>It cannot be understood, so that there is nothing to address.</summary>
    Unaddressable,

    /// <summary>It could not be ended, for the reason in <see cref="CredentialOutcome.Error"/>; it may be alive.</summary>
    Failed,
}

/// <summary>How to sign in, where the user chose.</summary>
public enum LoginWay
{
    /// <summary>The user did not choose: the settings and this machine decide.</summary>
    Unspecified,

    /// <summary>With a code that is typed on another device.</summary>
    Device,

    /// <summary>With a page that is shown and not opened.</summary>
    NoBrowser,

    /// <summary>As the client itself, with no person.</summary>
    ClientCredentials,
}

/// <summary>What came of a sign-in.</summary>
public enum LoginOutcome
{
    /// <summary>There is a grant.</summary>
    SignedIn,

    /// <summary>The server refused what the user gave.</summary>
    Refused,

    /// <summary>It could not be done.</summary>
    Failed,
}

/// <summary>What the server thinks of a credential.</summary>
public enum WhoamiState
{
    /// <summary>It was accepted.</summary>
    Accepted,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>The server could not be asked, or gave no clear answer.</summary>
    Unknown,

    /// <summary>This service offers nothing to ask.</summary>
    NotAskable,
}

/// <summary>What came of a renewal.</summary>
public enum RefreshOutcome
{
    /// <summary>The grant in the result is fresh.</summary>
    Refreshed,

    /// <summary>The server said that the grant is over.</summary>
    Ended,

    /// <summary>This grant cannot be renewed.</summary>
    NotRefreshable,

    /// <summary>It could not be done; the grant may be alive.</summary>
    Failed,
}

/// <summary>Whether a credential still works after its end was accepted.</summary>
public enum ProofState
{
    /// <summary>The server says that it is dead, or refused it.</summary>
    Dead,

    /// <summary>The server says that it is alive, or took it.</summary>
    Alive,

    /// <summary>The server could not be asked, or gave no clear answer.</summary>
    Unknown,
}

/// <summary>Why something could not be done, in the words that the host maps to its own error codes.</summary>
public enum ErrorKind
{
    /// <summary>No connection: name not found, refused, reset, cut off.</summary>
    Unreachable,

    /// <summary>No answer within the time.</summary>
    TimedOut,

    /// <summary>The server's certificate or the TLS handshake was not acceptable.</summary>
    Tls,

    /// <summary>The server answered that it is in trouble (5xx).</summary>
    ServerError,

    /// <summary>The server asked to be left alone for a while (429).</summary>
    RateLimited,

    /// <summary>The server forbids this (403).</summary>
    Denied,

    /// <summary>The server does not accept the credential that was shown or typed.</summary>
    CredentialRefused,

    /// <summary>The server does not accept this client (its id, secret or key), whatever the credential.</summary>
    ClientRefused,

    /// <summary>The answer makes no sense: wrong type, garbage, too large, a redirect.</summary>
    MalformedAnswer,

    /// <summary>What the user gave cannot be right, whatever the server thinks of it.</summary>
    InvalidInput,

    /// <summary>The service's settings do not fit together or do not describe what was asked for.</summary>
    Misconfigured,
}
