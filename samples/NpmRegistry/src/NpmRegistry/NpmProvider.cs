using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>
/// Signs in to an npm registry by name and password, or takes over a token that the user has, and ends the token at the registry.
/// Each method is a line here; what it does has a file of its own.
/// </summary>
[AuthxProvider("npm", "npm registry", Inputs = LoginInputs.Token | LoginInputs.Username | LoginInputs.Password | LoginInputs.OneTimeCode)]
[ProviderSetting("server", SettingType.Url, Required = true, Description = "the registry's address, with its path")]
[ProviderSetting("npmrc", SettingType.Text, Description = "an .npmrc to take this registry's token from, in place of a sign-in; absolute, or with ~/")]
public sealed class NpmProvider : IAuthProvider, IWhoami, IRevocationProof, ISettingsCheck
{
    /// <inheritdoc/>
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken)
    {
        if (SettingsProblems.Of(context.Settings).FirstOrDefault() is { } problem)
            return Task.FromResult(Failure.Of(ErrorKind.Misconfigured, $"{problem.Key} {problem.Message}"));
        var registry = new Registry(RegistryAddress.Of(context.Settings.FindUrl(SettingKey.Server)!), context.Host);
        return IsTakeOver(context)
            ? new TakeOver(context, registry).RunAsync(cancellationToken)
            : new SignIn(context, registry).RunAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        new SignOut(context.Grant, context.Host).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        Identity.OfAsync(context.Grant, context.Host, cancellationToken);

    /// <inheritdoc/>
    public async Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken)
    {
        var identity = await Identity.OfAsync(context.Grant, context.Host, cancellationToken);
        var state = identity.State switch
        {
            WhoamiState.Refused => ProofState.Dead,
            WhoamiState.Accepted => ProofState.Alive,
            _ => ProofState.Unknown,
        };
        return new() { Credentials = [new() { Kind = Grants.TokenKind, State = state, By = "whoami", Error = identity.Error }] };
    }

    /// <inheritdoc/>
    public IReadOnlyList<SettingProblem> Check(ProviderSettings settings) => [.. SettingsProblems.Of(settings)];

    // A name or password says that the user wants to sign in, whatever file the settings name.
    private static bool IsTakeOver(LoginContext context) =>
        context.Input.Token is not null
        || (context.Settings.Find(SettingKey.Npmrc) is not null && context.Input is { Username: null, Password: null, OneTimeCode: null });
}
