namespace TestProviders;

/// <summary>Would work, if its assembly were one.</summary>
[AuthxProvider("garbage", "Garbage", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class GarbageProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Logout(context));
}
