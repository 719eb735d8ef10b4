namespace Authx.Host;

/// <summary>Why a command failed, as it stands in <c>error.code</c>: a closed list, documented in docs/errors.md.</summary>
internal enum ErrorCode
{
    /// <summary>The command line is wrong.</summary>
    Usage,

    /// <summary>Several profiles match.</summary>
    Ambiguous,

    /// <summary>The command must be confirmed and nobody can be asked.</summary>
    ConfirmationNeeded,

    /// <summary>An answer is missing and nobody can be asked.</summary>
    InputMissing,

    /// <summary>No service of that name.</summary>
    UnknownService,

    /// <summary>No profile of that name.</summary>
    UnknownProfile,

    /// <summary>No setting of that name.</summary>
    UnknownSetting,

    /// <summary>The settings cannot be used.</summary>
    InvalidSettings,

    /// <summary>The provider or service does not offer this.</summary>
    NotSupported,

    /// <summary>There is no credential to work with.</summary>
    NotSignedIn,

    /// <summary>What was handed over cannot be a credential.</summary>
    InvalidInput,

    /// <summary>The server does not accept the credential.</summary>
    CredentialRefused,

    /// <summary>The server accepted the credential's end, and it is alive all the same.</summary>
    StillAlive,

    /// <summary>The credential is not known to be dead, and nothing less was asked for.</summary>
    NotProvenDead,

    /// <summary>The credential has expired and cannot be renewed.</summary>
    CredentialExpired,

    /// <summary>The stored credential cannot be understood.</summary>
    CredentialUnrecognizable,

    /// <summary>The server forbids it.</summary>
    Denied,

    /// <summary>The user said no.</summary>
    Declined,

    /// <summary>The command was interrupted.</summary>
    Interrupted,

    /// <summary>A file or directory with secrets in it is open to others.</summary>
    UnsafePermissions,

    /// <summary>The profile's file cannot be read or understood.</summary>
    ProfileUnreadable,

    /// <summary>Another authx works on the profile.</summary>
    ProfileLocked,

    /// <summary>A file could not be written or removed.</summary>
    StorageFailed,

    /// <summary>The provider's plugin is not there.</summary>
    PluginMissing,

    /// <summary>The provider's plugin is not loaded, for a reason that is known before.</summary>
    PluginRefused,

    /// <summary>The plugin misbehaved.</summary>
    PluginFault,

    /// <summary>The plugin did not finish in time.</summary>
    PluginTimeout,

    /// <summary>No connection to the server.</summary>
    Unreachable,

    /// <summary>No answer within the time.</summary>
    Timeout,

    /// <summary>No secure connection.</summary>
    Tls,

    /// <summary>The server is in trouble.</summary>
    ServerError,

    /// <summary>The server asks to wait.</summary>
    RateLimited,

    /// <summary>The server does not accept this client.</summary>
    ClientRefused,

    /// <summary>The answer makes no sense.</summary>
    MalformedAnswer,

    /// <summary>The program to run was not found or could not be started.</summary>
    NoProgram,

    /// <summary>A mistake in authx itself.</summary>
    Unexpected,
}
