namespace Authx.Build.Benching;

/// <summary>How fast the tool is. Whole processes, one after the other in turn, as medians; ratios say more than milliseconds.</summary>
internal static class Bench
{
    private const int WarmUps = 3;
    private const int MemoryRuns = 5;

    public static async Task<int> RunAsync(Repository repository, int runs, CancellationToken cancellationToken)
    {
        await Packing.InstallLocallyAsync(repository, cancellationToken);
        var subjects = new Subjects(repository, repository.Fresh("bench"));
        var hello = await subjects.HelloAsync(cancellationToken);
        var logout = await subjects.LogoutAsync(cancellationToken);
        var crowded = await subjects.LogoutAmongManyAsync(cancellationToken);
        var token = await subjects.TokenAsync(cancellationToken);
        using var servers = new ServerLogouts(repository, repository.Fresh("bench-servers"));
        await servers.StartAsync(cancellationToken);
        var oauth = await servers.OAuthAsync(cancellationToken);
        var (gh, npm) = (subjects.GhLogout(), servers.Npm());

        Subject[] all = [hello, logout, crowded, token, oauth, .. new[] { gh, npm }.OfType<Subject>()];
        for (var i = -WarmUps; i < runs; i++)
            foreach (var subject in all)
                await subject.RunAsync(isWarmUp: i < 0, cancellationToken);
        var peak = new List<double>();
        for (var i = 0; i < MemoryRuns; i++)
            peak.Add(await logout.PeakMemoryAsync(cancellationToken));

        var table = new Table(hello, runs);
        foreach (var subject in all)
            table.Add(subject);
        table.Goal("authx logout, CPU", logout.Cpu / hello.Cpu, 1.6, "× hello");
        if (gh is not null)
            table.Goal("authx logout, CPU", logout.Cpu / gh.Cpu, 1.0, "× gh auth logout");
        else
            Table.Note("gh is not installed: no comparison with gh auth logout");
        table.Goal("logout among 10,000, CPU", crowded.Cpu / logout.Cpu, 1.2, "× a logout among 1");
        if (npm is not null)
            table.Goal("authx logout, OAuth, wall", oauth.Wall / npm.Wall, 0.4, "× npm logout");
        else
            Table.Note("npm is not installed: no comparison with npm logout");
        table.Goal("authx token, CPU", token.Cpu / hello.Cpu, 1.6, "× hello");
        table.Goal("authx logout, peak memory", peak.Max(), 48, "MiB");
        using var many = new ManyLogouts(repository, repository.Fresh("bench-many"));
        table.Goal("logout --all, 100 profiles", await many.RatioAsync(cancellationToken), 2, "× the slowest server's ten alone, wall time");
        return 0;
    }
}
