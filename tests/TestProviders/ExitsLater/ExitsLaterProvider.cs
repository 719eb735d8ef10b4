namespace TestProviders;

/// <summary>Answers, and ends the whole process behind the host's back.</summary>
[AuthxProvider("exits-later", "Exits after its answer", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class ExitsLaterProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        new Thread(() => Environment.Exit(0)) { IsBackground = true }.Start();
        return Task.FromResult(Simple.Logout(context));
    }
}
