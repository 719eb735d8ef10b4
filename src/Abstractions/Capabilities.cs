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

/// <summary>A provider that can tell whether a credential whose end was accepted is really dead.</summary>
public interface IRevocationProof
{
    /// <summary>
    /// Asks for each credential, without using one to renew another: a refresh token is asked about, never sent to be exchanged.
    /// Runs after <see cref="IAuthProvider.LogoutAsync"/>, on the grant as that left it; the host asks once more where something is alive.
    /// </summary>
    Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken);
}

/// <summary>A provider that knows more of its settings than their keys and types: whether they can work together.</summary>
public interface ISettingsCheck
{
    /// <summary>What is wrong with settings that have passed the checks by their declarations. Sends nothing.</summary>
    IReadOnlyList<SettingProblem> Check(ProviderSettings settings);
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
