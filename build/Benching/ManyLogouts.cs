using System.Globalization;
using Authx.Build.Running;
using Authx.Build.Trying;

namespace Authx.Build.Benching;

/// <summary>Signing out of a hundred profiles at ten servers that take their time, and of the ten of each server alone.</summary>
internal sealed class ManyLogouts(Repository repository, string scratch) : IDisposable
{
    private const int Servers = 10;
    private const int ProfilesOfEach = 10;
    private const int Runs = 5;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    private Sandbox[] _servers = [];

    /// <summary>The wall time of all at once, as a multiple of the slowest server's own share done alone.</summary>
    public async Task<double> RatioAsync(CancellationToken cancellationToken)
    {
        _servers = await Sandbox.StartManyAsync(repository, Servers, cancellationToken);
        var homes = new List<string>();
        foreach (var server in _servers)
            homes.Add(await SignedInAsync(server, homes.Count, cancellationToken));
        var all = Path.Combine(scratch, "many-all");
        Scratch.Copy(homes[0], all);
        foreach (var file in homes.Skip(1).SelectMany(home => Directory.EnumerateFiles(Path.Combine(home, "profiles"))))
            File.Copy(file, Path.Combine(all, "profiles", Path.GetFileName(file)));

        Subject[] alone = [.. homes.Select(Logout)];
        var together = Logout(all);
        for (var run = -1; run < Runs; run++)
            foreach (var subject in alone.Append(together))
                await subject.RunAsync(isWarmUp: run < 0, cancellationToken);
        return together.Wall / alone.Max(subject => subject.Wall);
    }

    public void Dispose()
    {
        foreach (var server in _servers)
            server.Dispose();
    }

    // One is signed in to, the others are made like it: a token that is dead already is answered as late as one that lives.
    private async Task<string> SignedInAsync(Sandbox server, int number, CancellationToken cancellationToken)
    {
        var home = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"many-{number}"));
        Directory.CreateDirectory(home);
        var first = string.Create(CultureInfo.InvariantCulture, $"p{number}-0");
        await OAuthSignIn.AtAsync(server, home, Authx(home, "login", OAuthSignIn.Service, "--profile", first, "--no-browser"), cancellationToken);
        var file = Path.Combine(home, "profiles", first + ".json");
        for (var one = 1; one < ProfilesOfEach; one++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"p{number}-{one}");
            var copy = Path.Combine(home, "profiles", name + ".json");
            File.Copy(file, copy);
            await File.WriteAllTextAsync(copy, (await File.ReadAllTextAsync(file, cancellationToken)).Replace($"\"{first}\"", $"\"{name}\"", StringComparison.Ordinal), cancellationToken);
        }

        await server.DelayAsync(Latency, cancellationToken);
        return home;
    }

    private Subject Logout(string signedIn)
    {
        var home = signedIn + "-run";
        return new($"authx logout --all of {Path.GetFileName(signedIn)}", Authx(home, "logout", "--all", "--force", "--quiet"), () => Scratch.Replace(signedIn, home));
    }

    private Command Authx(string home, params string[] arguments) => new(repository.Tool, arguments) { Variables = Scratch.Variables(home) };
}
