namespace Authx.Provider.Password;

/// <summary>
/// Signs in with a user name and a password. What is kept is the session that the server makes of them, and signing out
/// ends that. What the server's API looks like stands in the service's settings.
/// </summary>
[AuthxProvider("password", "User name and password", Inputs = LoginInputs.Username | LoginInputs.Password | LoginInputs.OneTimeCode)]
[ProviderSetting("server", SettingType.Url, Required = true, Description = "the address of the API")]
[ProviderSetting("recipe", SettingType.Text, Default = ReadyRecipes.Custom, OneOf = ReadyRecipes.Names, Description = "the ready recipe that the other keys are laid over")]
[ProviderSetting("headers.*", SettingType.Text, Description = "a further header of every request, never a secret; may have {origin}")]
[ProviderSetting("use.header", SettingType.HeaderName, Description = "the header that carries the session; Authorization where nothing is said")]
[ProviderSetting("use.cookie", SettingType.HeaderName, Description = "the cookie that carries the session, instead of a header")]
[ProviderSetting("use.scheme", SettingType.Text,
    Description = "the word before the session in its header; without it Bearer in Authorization and none elsewhere; \"none\" switches it off")]
public sealed partial class PasswordProvider : IAuthProvider, IWhoami, ITokenRefresh, ISessionDirectory, ISettingsCheck
{
    /// <inheritdoc/>
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        new Login(context).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        new Logout(context).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        new Whoami(new(context.Grant, context.Host)).AskAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken) =>
        new Renewal(new(context.Grant, context.Host), context.SaveAsync).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<SessionListResult> ListSessionsAsync(GrantContext context, CancellationToken cancellationToken) =>
        new SessionList(new(context.Grant, context.Host)).AskAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<CredentialOutcome> EndSessionAsync(GrantContext context, string sessionId, CancellationToken cancellationToken) =>
        new SessionEnd(new(context.Grant, context.Host)).OfAsync(sessionId, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<SettingProblem> Check(ProviderSettings settings) => [.. RecipeCheck.Problems(settings)];
}
