namespace Authx.Build.Trying;

/// <summary>A tour of the installed tool against the sandbox, with the server's word on what came of it.</summary>
internal static class Try
{
    public static async Task<int> RunAsync(Repository repository, CancellationToken cancellationToken)
    {
        await Packing.InstallLocallyAsync(repository, cancellationToken);
        using var sandbox = await Sandbox.StartAsync(repository, cancellationToken);
        WriteLine($"the sandbox server listens at {sandbox.Address}");

        var home = repository.Fresh("try");
        await File.WriteAllTextAsync(Path.Combine(home, "config.json"), Config(sandbox.Address), cancellationToken);
        var authx = new Shown(repository, home);

        await ApiKeyLife.ShowAsync(authx, sandbox, cancellationToken);
        await PasswordLife.ShowAsync(authx, sandbox, cancellationToken);
        await OAuthLife.ShowAsync(authx, sandbox, cancellationToken);

        WriteLine();
        WriteLine("All of it did what it said. Nothing outside this directory was changed.");
        return 0;
    }

    private static string Config(string server) => $$"""
        { "services": {
        {{ApiKeyLife.Services(server)}},
        {{PasswordLife.Services(server)}},
        {{OAuthLife.Services(server)}}
        } }
        """;
}
