namespace TestProviders;

/// <summary>Answers, and leaves a thread behind that keeps the process alive.</summary>
[AuthxProvider("leaves-thread", "Leaves a thread", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class LeavesThreadProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        new Thread(() => new ManualResetEventSlim().Wait()) { IsBackground = false }.Start();
        return Task.FromResult(Simple.Logout(context));
    }
}
