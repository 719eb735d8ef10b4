namespace TestProviders;

/// <summary>Signs in, and throws when it is to sign out.</summary>
[AuthxProvider("throws-in-logout", "Throws in logout", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class ThrowsInLogoutProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"the key {context.Grant.Credentials[0].Value.Reveal()} slipped");
}
