namespace TestProviders;

/// <summary>Waits politely, and for ever.</summary>
[AuthxProvider("ignores-cancellation", "Ignores cancellation", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class IgnoresCancellationProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task;
        return Simple.Logout(context);
    }
}
