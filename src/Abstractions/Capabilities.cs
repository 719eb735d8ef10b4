namespace Authx;

/// <summary>A provider that can ask the server whose credential this is, and whether it is still accepted.</summary>
public interface IWhoami
{
    /// <summary>Asks the server; says <see cref="WhoamiState.Unknown"/> where it could not ask.</summary>
    Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken);
}

/// <summary>A provider whose credential expires and can be renewed without the user.</summary>
public interface ITokenRefresh
{
    /// <summary>
    /// Renews the credential. Runs under the profile's lock, on the grant as it was read under that lock;
    /// a rotated secret is saved through the context before it is used.
    /// </summary>
    Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken);
}

/// <summary>A provider that can list the account's sessions at the server, and end one of them.</summary>
public interface ISessionDirectory
{
    /// <summary>Lists the account's sessions.</summary>
    Task<SessionListResult> ListSessionsAsync(GrantContext context, CancellationToken cancellationToken);

    /// <summary>Ends one session at the server, by the id that the list shows.</summary>
    Task<CredentialOutcome> EndSessionAsync(GrantContext context, string sessionId, CancellationToken cancellationToken);
}

/// <summary>A provider that can list and delete the account's API keys at the server.</summary>
public interface IKeyDirectory
{
    /// <summary>Lists the account's keys, without their secret values.</summary>
    Task<KeyListResult> ListKeysAsync(GrantContext context, CancellationToken cancellationToken);

    /// <summary>Deletes one key at the server, by the id that the list shows.</summary>
    Task<CredentialOutcome> DeleteKeyAsync(GrantContext context, string keyId, CancellationToken cancellationToken);
}
