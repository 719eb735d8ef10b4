namespace Authx.Provider.OAuth;

/// <summary>A way to get tokens.</summary>
internal enum FlowKind
{
    /// <summary>By a page in the browser (RFC 8252).</summary>
    Browser,

    /// <summary>By a code that is typed on another device (RFC 8628).</summary>
    Device,

    /// <summary>As the client itself (RFC 6749 section 4.4).</summary>
    ClientCredentials,
}
