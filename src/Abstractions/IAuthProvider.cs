namespace Authx;

/// <summary>
/// Signs in to and out of one kind of service. This interface never grows; further powers are
/// further interfaces (<see cref="IWhoami"/>, <see cref="ITokenRefresh"/>, <see cref="IKeyDirectory"/>).
/// </summary>
/// <remarks>
/// An expected failure is a result. An exception is a fault of the plugin, is reported as one, and keeps the credential.
/// </remarks>
public interface IAuthProvider
{
    /// <summary>Obtains or takes over a credential, and says how it is used and what it takes to end it.</summary>
    Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the credentials of a grant at the server and answers for each of them.
    /// Erases nothing: what happens to the local copy is the host's decision.
    /// </summary>
    Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken);
}
