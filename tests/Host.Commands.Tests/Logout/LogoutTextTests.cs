using System.Globalization;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

public sealed class LogoutTextTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("ended", "Logged out. Session ended at https://x.example; cleared profile \"it\".\n")]
    [InlineData("alreadyGone", "Logged out. Session had already ended at https://x.example; cleared profile \"it\".\n")]
    [InlineData("unsupported", "Logged out locally. Cleared profile \"it\".\n")]
    public async Task A_session_is_named_with_its_place(string outcome, string said)
    {
        await _home.OpenSessionAsync("server=https://x.example", $"logout.outcome={outcome}");

        (await _home.RunAsync("logout")).ShouldBeDone().Out.ShouldBe(said);
    }

    [Fact]
    public async Task The_other_sessions_are_named_where_they_ended_too()
    {
        await _home.OpenSessionAsync("server=https://x.example", "grant.everywhere=true", "logout.outcome=failed", "logout.everywhere=ended");

        var ran = await _home.RunAsync("logout", "--everywhere", "--force");

        ran.ShouldBeDone().Out.ShouldBe("Logged out. Session ended at https://x.example, and the account's other sessions there; cleared profile \"it\".\n");
    }

    [Fact]
    public async Task What_lives_on_is_not_named_as_ended_and_has_its_own_time()
    {
        await _home.SignInAsync(
            "grant.kinds=refreshToken,accessToken", "grant.derived=true", "grant.provenance=minted", "grant.revocability=atServer",
            "grant.expiresIn=600", "server=https://x.example", "logout.outcome=ended", "logout.outcomes.accessToken=failed");

        var ran = await _home.RunAsync("logout");

        ran.ShouldBeDone().Out.ShouldBe("Logged out. Refresh token ended at https://x.example; cleared profile \"it\".\n");
        ran.Error.ShouldMatch(@"The access token was not ended and works until [-\d]+ [:\d]+ UTC \(10 minutes\) by itself");
    }

    [Fact]
    public async Task What_has_expired_is_not_said_to_stay_valid()
    {
        await _home.OpenSessionAsync("grant.expiresIn=-5", "server=https://x.example");

        var ran = (await _home.RunAsync("logout", "--local")).ShouldBeDone();

        ran.Error.ShouldContain("It had expired; nothing of it stays valid at https://x.example.");
        ran.Error.ShouldNotContain("session stays valid");
    }

    [Fact]
    public async Task The_time_of_what_lives_on_is_the_sign_ins_where_the_provider_says_none()
    {
        await _home.OpenSessionAsync("grant.expiresIn=600", "logout.outcome=unsupported");

        var until = (await _home.RunAsync("logout", "--json")).ShouldBeDone().Json.GetProperty("validUntil").GetString()!;

        DateTimeOffset.Parse(until, CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_failure_says_that_it_is_kept_and_what_to_run()
    {
        await _home.OpenSessionAsync("server=https://x.example", "logout.outcome=failed", "logout.retryAfter=7");

        var ran = await _home.RunAsync("logout");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldContain("The session could not be ended at https://x.example");
        ran.Error.ShouldContain("wait 7 s");
        ran.Error.ShouldContain("authx logout it --local");
        ran.Error.ShouldContain("The profile \"it\" is kept.");
    }
}
