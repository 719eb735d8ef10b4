namespace Authx.Host;

/// <summary>The numbers that scripts see; the one list, and the only place that knows them.</summary>
internal enum ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    Done = 0,

    /// <summary>It failed, or (whoami) not signed in.</summary>
    Failed = 1,

    /// <summary>The stored credential is unrecognizable.</summary>
    Unrecognizable = 2,

    /// <summary>A file or directory with secrets in it is open to others.</summary>
    UnsafePermissions = 3,

    /// <summary>The server denied permission.</summary>
    Denied = 4,

    /// <summary>Wrong usage, or the provider does not implement it.</summary>
    Usage = 64,

    /// <summary>Interrupted.</summary>
    Interrupted = 130,
}

internal static class ExitCodes
{
    /// <summary>The exit code that an error leads to, unless a command says otherwise.</summary>
    public static ExitCode Of(ErrorCode code) => code switch
    {
        ErrorCode.Usage or
        ErrorCode.Ambiguous or
        ErrorCode.ConfirmationNeeded or
        ErrorCode.InputMissing or
        ErrorCode.UnknownService or
        ErrorCode.UnknownProfile or
        ErrorCode.UnknownSetting or
        ErrorCode.InvalidSettings or
        ErrorCode.NotSupported => ExitCode.Usage,

        ErrorCode.CredentialUnrecognizable => ExitCode.Unrecognizable,
        ErrorCode.UnsafePermissions => ExitCode.UnsafePermissions,
        ErrorCode.Denied => ExitCode.Denied,
        ErrorCode.Interrupted => ExitCode.Interrupted,

        ErrorCode.NotSignedIn or
        ErrorCode.InvalidInput or
        ErrorCode.CredentialRefused or
        ErrorCode.CredentialExpired or
        ErrorCode.StillAlive or
        ErrorCode.NotProvenDead or
        ErrorCode.Declined or
        ErrorCode.ProfileUnreadable or
        ErrorCode.ProfileLocked or
        ErrorCode.StorageFailed or
        ErrorCode.PluginMissing or
        ErrorCode.PluginRefused or
        ErrorCode.PluginFault or
        ErrorCode.PluginTimeout or
        ErrorCode.Unreachable or
        ErrorCode.Timeout or
        ErrorCode.Tls or
        ErrorCode.ServerError or
        ErrorCode.RateLimited or
        ErrorCode.ClientRefused or
        ErrorCode.MalformedAnswer or
        ErrorCode.NoProgram or
        ErrorCode.Unexpected => ExitCode.Failed,
    };
}
