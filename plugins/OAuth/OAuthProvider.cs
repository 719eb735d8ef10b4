namespace Authx.Provider.OAuth;

/// <summary>
/// Signs in with OAuth 2 and OpenID Connect: in the browser, with a code on another device, as a client of its own, or with a
/// token that the user brought along. Signing out revokes the tokens.
/// </summary>
[AuthxProvider("oauth", "OAuth and OpenID Connect", Inputs = LoginInputs.Token | LoginInputs.TokenType | LoginInputs.Scope
    | LoginInputs.ClientSecret | LoginInputs.Device | LoginInputs.NoBrowser | LoginInputs.ClientCredentials)]
[ProviderSetting(SettingKey.Issuer, SettingType.Url, Description = "the server, exactly as its discovery document names itself")]
[ProviderSetting(SettingKey.ClientId, SettingType.Text, Required = true, Description = "the name under which this client is registered")]
[ProviderSetting(SettingKey.Scope, SettingType.Text, Description = "what the tokens are to allow, with spaces between; openid tells who signed in")]
[ProviderSetting(SettingKey.Flow, SettingType.Text, Default = FlowName.Auto, OneOf = FlowName.Choices, Description = "how to sign in")]
[ProviderSetting(SettingKey.Audience, SettingType.Text, Description = "whom the tokens are for, for servers that ask for an audience")]
[ProviderSetting(SettingKey.Resource, SettingType.Text, Description = "whom the tokens are for, as an address (RFC 8707)")]
[ProviderSetting(SettingKey.ClientAuth, SettingType.Text, Default = ClientMethods.Auto, OneOf = ClientMethods.Choices,
    Description = "how this client shows itself")]
[ProviderSetting(SettingKey.ClientKeyFile, SettingType.Text, Description = "the client's private key in PEM, for private_key_jwt; read at login only")]
[ProviderSetting(SettingKey.ClientKeyId, SettingType.Text, Description = "the name by which the server knows that key (kid)")]
[ProviderSetting(SettingKey.ClientKeyAlgorithm, SettingType.Text, OneOf = "RS256|ES256", Description = "what it signs with; where nothing is said, what goes with the key")]
[ProviderSetting(SettingKey.ClientKeyAudience, SettingType.Text, Default = AssertionAudience.Token, OneOf = AssertionAudience.Choices,
    Description = "whom the signed statement names as its reader: the token endpoint, the issuer, or the endpoint that is asked")]
[ProviderSetting(SettingKey.RedirectHost, SettingType.Text, Default = ClientSettings.DefaultRedirectHost, OneOf = "127.0.0.1|[::1]|localhost",
    Description = "where the browser comes back to, as registered at the server")]
[ProviderSetting(SettingKey.RedirectPort, SettingType.Number, Default = "0", Min = 0, Max = 65535, Description = "the port of that; 0 for any")]
[ProviderSetting(SettingKey.RedirectPath, SettingType.Path, Default = ClientSettings.DefaultRedirectPath, Description = "the path of that")]
[ProviderSetting(SettingKey.Prompt, SettingType.Text, Description = "whether the server asks anew: login, consent, select_account")]
[ProviderSetting(SettingKey.LoginHint, SettingType.Text, Description = "whom the login page expects")]
[ProviderSetting(SettingKey.AnyExtra, SettingType.Text, Description = "a further parameter of the authorization request, never a secret")]
[ProviderSetting(SettingKey.Discovery, SettingType.Text, Default = "auto", OneOf = "auto|off", Description = "whether the server is asked for its endpoints")]
[ProviderSetting(SettingKey.Authorization, SettingType.Url, Description = "the authorization endpoint")]
[ProviderSetting(SettingKey.Token, SettingType.Url, Description = "the token endpoint")]
[ProviderSetting(SettingKey.Device, SettingType.Url, Description = "the device authorization endpoint")]
[ProviderSetting(SettingKey.Revocation, SettingType.Url, Description = "the revocation endpoint; without one logout is local only")]
[ProviderSetting(SettingKey.Introspection, SettingType.Url, Description = "the introspection endpoint")]
[ProviderSetting(SettingKey.Userinfo, SettingType.Url, Description = "answers with the account to a token that it accepts")]
[ProviderSetting(SettingKey.Jwks, SettingType.Url, Description = "the server's public keys")]
[ProviderSetting(SettingKey.EndSession, SettingType.Url, Description = "the page that ends the session in the browser")]
[ProviderSetting(SettingKey.AccountId, SettingType.JsonPointer, Default = ClientSettings.DefaultAccountId, Description = "the account's id in the ID token and userinfo")]
[ProviderSetting(SettingKey.AccountName, SettingType.JsonPointer,
    Description = "its name there; without it preferred_username, email or name, whichever is there first")]
public sealed class OAuthProvider : IAuthProvider, IWhoami, ITokenRefresh, IRevocationProof, ISettingsCheck
{
    /// <inheritdoc/>
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        new Login(context).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        new Logout(new(context.Grant, context.Host)).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        new Whoami(new(context.Grant, context.Host)).AskAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<RefreshResult> RefreshAsync(RefreshContext context, CancellationToken cancellationToken) =>
        new Renewal(new(context.Grant, context.Host), context.SaveAsync).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ProofResult> ProveAsync(GrantContext context, CancellationToken cancellationToken) =>
        new Proof(new(context.Grant, context.Host)).AskAsync(cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<SettingProblem> Check(ProviderSettings settings) => SettingsCheck.Check(settings);
}
