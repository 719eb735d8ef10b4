using McMaster.Extensions.CommandLineUtils;

namespace TestProviders;

/// <summary>Was copied without one of its libraries.</summary>
[AuthxProvider("missing-dependency", "Misses a dependency", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class MissingDependencyProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        using var parser = new CommandLineApplication();
        return Task.FromResult(Simple.Logout(context));
    }
}
