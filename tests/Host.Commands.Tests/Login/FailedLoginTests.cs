using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Login;

/// <summary>What is left of a sign-in that had saved something, and then was not to replace another account's profile.</summary>
public sealed class FailedLoginTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("imported", "localOnly", "it.json")]
    [InlineData("minted", "ended", "it.json")]
    [InlineData("minted", "failed", "it.json,it~.json")]
    public async Task Only_what_authx_obtained_and_could_not_end_is_kept_to_be_ended(string provenance, string outcome, string left)
    {
        await _home.SignInAsync("account.id=1");
        var before = await File.ReadAllTextAsync(_home.ProfileFile());

        var ran = await _home.RunAsync(
            new FakeTerminal().Piped(Home.Canary), "login", "--provider", "good", "--profile", SignedIn.Name, "--token-stdin",
            "--set", "account.id=2", "--set", "login.saves=true", "--set", $"grant.provenance={provenance}",
            "--set", "grant.revocability=atServer", "--set", $"logout.outcome={outcome}");

        ran.Code.ShouldBe(ExitCode.Usage, ran.Error);
        string.Join(',', Directory.GetFiles(_home.PathOf("profiles")).Select(Path.GetFileName).Order(StringComparer.Ordinal)).ShouldBe(left, ran.Error);
        (await File.ReadAllTextAsync(_home.ProfileFile())).ShouldBe(before);
        (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
    }
}
