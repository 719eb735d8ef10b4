namespace Authx.Provider.ApiKey;

/// <summary>Takes over an API key.</summary>
[AuthxProvider("apikey", "API key", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Required = true, Description = "where the API lives")]
[ProviderSetting("headers.*", SettingType.Text)]
public sealed class ApiKeyProvider : IAuthProvider, IWhoami
{
    /// <inheritdoc />
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(LoginResult.Refused("not yet"));

    /// <inheritdoc />
    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new LogoutResult { Credentials = [] });

    /// <inheritdoc />
    public Task<WhoamiResult> WhoamiAsync(GrantContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new WhoamiResult { State = WhoamiState.NotAskable });
}
