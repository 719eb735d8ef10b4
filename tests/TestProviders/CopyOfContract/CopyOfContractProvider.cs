namespace TestProviders;

/// <summary>Carries a copy of the contract in its folder.</summary>
[AuthxProvider("copy-of-contract", "Carries the contract", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class CopyOfContractProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Logout(context));
}
