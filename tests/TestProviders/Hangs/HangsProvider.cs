namespace TestProviders;

/// <summary>Blocks its thread for ever, and has never heard of cancellation.</summary>
[AuthxProvider("hangs", "Hangs", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class HangsProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        new ManualResetEventSlim().Wait(CancellationToken.None);
        return Task.FromResult(Simple.Logout(context));
    }
}
