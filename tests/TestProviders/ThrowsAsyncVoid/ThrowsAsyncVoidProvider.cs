namespace TestProviders;

/// <summary>Throws where nobody can catch, while its answer never comes.</summary>
[AuthxProvider("throws-async-void", "Throws from async void", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class ThrowsAsyncVoidProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        FireAndForget();
        await new TaskCompletionSource().Task;
        return Simple.Logout(context);
    }

    private static async void FireAndForget()
    {
        await Task.Yield();
        throw new InvalidOperationException("fired and forgotten");
    }
}
