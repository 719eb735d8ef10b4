namespace TestProviders;

/// <summary>Ends the whole process, and calls that a success.</summary>
[AuthxProvider("exits", "Exits", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class ExitsProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        Environment.Exit(0);
        return Task.FromResult(Simple.Logout(context));
    }
}
