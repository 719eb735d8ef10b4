namespace TestProviders;

/// <summary>Uses what only a newer contract has: a type, and a member of a type that was there before.</summary>
[AuthxProvider("needs-newer-contract", "Needs a newer contract", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class NeedsNewerContractProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        context.Host.Interaction.Tell(context.Motive ?? ((object)this as ITelepathy)?.ReadMind() ?? "");
        return Task.FromResult(Simple.Logout(context));
    }
}
