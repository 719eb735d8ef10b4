namespace TestProviders;

/// <summary>Cannot be made.</summary>
[AuthxProvider("throws-in-constructor", "Throws in its constructor", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class ThrowsInConstructorProvider : IAuthProvider
{
    public ThrowsInConstructorProvider() => throw new InvalidOperationException("no luck today");

    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Logout(context));
}
