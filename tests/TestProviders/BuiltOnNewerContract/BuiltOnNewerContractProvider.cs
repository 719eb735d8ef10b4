namespace TestProviders;

/// <summary>Was built against a newer contract and uses nothing of what is new in it.</summary>
[AuthxProvider("built-on-newer-contract", "Built on a newer contract", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class BuiltOnNewerContractProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Logout(context));
}
