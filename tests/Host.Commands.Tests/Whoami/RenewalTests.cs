using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Whoami;

/// <summary>What has expired and can be renewed is, before the server is asked with it.</summary>
public sealed class RenewalTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("whoami")]
    [InlineData("sessions", "list")]
    [InlineData("sessions", "revoke", "--session-id", "s2")]
    [InlineData("keys", "list")]
    [InlineData("keys", "delete", "--key-id", "k2")]
    public async Task An_expired_credential_is_renewed_and_stored_first(params string[] line)
    {
        await _home.OpenSessionAsync("grant.expiresIn=-60");

        (await _home.RunAsync(line)).ShouldBeDone();

        (await StoredAsync()).ShouldContain("-rotated");
    }

    [Theory]
    [InlineData("whoami")]
    [InlineData("sessions", "list")]
    public async Task One_that_has_not_expired_is_left_alone(params string[] line)
    {
        await _home.OpenSessionAsync("grant.expiresIn=600");

        (await _home.RunAsync(line)).ShouldBeDone();

        (await StoredAsync()).ShouldNotContain("-rotated");
    }

    [Theory]
    [InlineData("accepted", 0, "signedIn")]
    [InlineData("refused", 1, "signedOut")]
    public async Task One_that_cannot_be_renewed_is_shown_as_it_is(string state, int code, string said)
    {
        await _home.OpenSessionAsync("grant.expiresIn=-60", "refresh.outcome=notRefreshable", $"whoami.state={state}");

        var ran = await _home.RunAsync("whoami", "--json");

        ((int)ran.Code).ShouldBe(code);
        ran.Json.GetProperty("state").GetString().ShouldBe(said);
    }

    [Fact]
    public async Task A_refused_renewal_is_signed_out()
    {
        await _home.OpenSessionAsync("grant.expiresIn=-60", "refresh.outcome=ended");

        var ran = await _home.RunAsync("whoami", "--json");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Json.GetProperty("state").GetString().ShouldBe("signedOut");
        ran.Json.GetProperty("checked").GetBoolean().ShouldBeTrue();
        ran.ErrorCode.ShouldBe("credentialRefused");
    }

    [Fact]
    public async Task A_renewal_that_failed_leaves_it_unknown()
    {
        await _home.OpenSessionAsync("grant.expiresIn=-60", "refresh.outcome=failed");

        var ran = await _home.RunAsync("whoami", "--json");

        ran.ShouldBeDone().Json.GetProperty("state").GetString().ShouldBe("unknown");
        (await _home.RunAsync("sessions", "list", "--json")).ErrorCode.ShouldBe("unreachable");
    }

    [Fact]
    public async Task A_renewal_that_failed_says_that_the_credential_is_kept_and_what_to_run()
    {
        await _home.OpenSessionAsync("grant.expiresIn=-60", "refresh.outcome=failed");

        var ran = await _home.RunAsync("token", "--json");

        ran.ErrorCode.ShouldBe("unreachable");
        ran.Json.GetProperty("error").GetProperty("hint").GetString().ShouldNotBeNull()
            .ShouldMatch("It is kept as it was: run the command again, or sign in again: authx login .*--profile ");
    }

    [Fact]
    public async Task A_credential_whose_time_nobody_knew_is_renewed_when_it_is_refused()
    {
        await _home.OpenSessionAsync("refresh.heals=true");

        var ran = await _home.RunAsync("whoami", "--json");

        ran.ShouldBeDone().Json.GetProperty("state").GetString().ShouldBe("signedIn");
        (await StoredAsync()).ShouldContain("-rotated");
    }

    [Fact]
    public async Task Offline_nothing_is_renewed()
    {
        await _home.OpenSessionAsync("grant.expiresIn=-60");

        (await _home.RunAsync("whoami", "--offline")).ShouldBeDone();

        (await StoredAsync()).ShouldNotContain("-rotated");
    }

    private Task<string> StoredAsync() => File.ReadAllTextAsync(_home.ProfileFile());
}
