namespace TestProviders;

/// <summary>Prints wherever it can: both writers, and the handle behind them.</summary>
[AuthxProvider("prints", "Prints", Inputs = LoginInputs.Token)]
[ProviderSetting("server", SettingType.Url, Description = "where the service lives")]
public sealed class PrintsProvider : IAuthProvider
{
    public Task<LoginResult> LoginAsync(LoginContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Simple.Login(context));

    public async Task<LogoutResult> LogoutAsync(LogoutContext context, CancellationToken cancellationToken)
    {
        Console.Write("half a line, ");
        Console.WriteLine($"and \u001b[31mthe key {context.Grant.Credentials[0].Value.Reveal()}");
        await Console.Error.WriteLineAsync("on the other writer");
        Console.Write("unfinished");
        using var handle = Console.OpenStandardOutput();
        handle.Write("past the writers\n"u8);
        return Simple.Logout(context);
    }
}
