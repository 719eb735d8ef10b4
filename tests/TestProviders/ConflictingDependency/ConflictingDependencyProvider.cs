using Microsoft.Extensions.Configuration;

namespace TestProviders;

/// <summary>Uses a library that the host uses too, in another version, and says which one it got.</summary>
[AuthxProvider("conflicting-dependency", "Brings its own version", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class ConflictingDependencyProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        IConfiguration built = new ConfigurationBuilder().Build();
        context.Host.Interaction.Tell($"Configuration {built.GetType().Assembly.GetName().Version}");
        return Task.FromResult(Simple.Logout(context));
    }
}
