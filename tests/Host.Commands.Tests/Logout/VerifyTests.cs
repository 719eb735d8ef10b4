using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>What --verify makes of a logout that the server accepted.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("session=dead", "", 0, "revoked", true, "cleared", "", null)]
    [InlineData("session=alive", "", 1, "failed", false, "kept", "", "stillAlive")]
    [InlineData("session=unknown", "", 0, "revoked", false, "cleared", "notVerified", null)]
    [InlineData("session=dead", "--strict", 0, "revoked", true, "cleared", "", null)]
    [InlineData("session=unknown", "--strict", 1, "revoked", false, "kept", "notVerified", "notProvenDead")]
    [InlineData("session=alive", "--on-failure clear", 1, "failed", false, "cleared", "staysValid", "stillAlive")]
    [InlineData("session=alive", "--on-failure defer", 64, "failed", false, "kept", "", "stillAlive")]
    [InlineData("refreshToken=dead,accessToken=dead", "", 0, "revoked", true, "cleared", "", null)]
    [InlineData("refreshToken=dead,accessToken=alive", "", 0, "revoked", false, "cleared", "staysValid", null)]
    [InlineData("refreshToken=dead,accessToken=alive", "--strict", 1, "revoked", false, "kept", "staysValid", "notProvenDead")]
    [InlineData("refreshToken=alive,accessToken=dead", "", 1, "failed", false, "kept", "", "stillAlive")]
    [InlineData("refreshToken=unknown,accessToken=dead", "", 0, "revoked", true, "cleared", "", null)]
    public async Task What_the_proof_says_is_what_is_reported(
        string states, string switches, int exit, string revocation, bool verified, string local, string warnings, string? error)
    {
        string[] kinds = [.. states.Split(',').Select(s => s.Split('=')[0])];
        await _home.SignInAsync(
        [
            $"grant.kinds={string.Join(',', kinds)}", "grant.provenance=minted", "grant.revocability=atServer", "grant.derived=true", "logout.outcome=ended",
            .. states.Split(',').Select(s => $"proof.states.{s}"),
        ]);

        var ran = await _home.RunAsync(["logout", "--verify", "--json", .. switches.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        ((int)ran.Code).ShouldBe(exit, ran.Out);
        ran.Json.GetProperty("revocation").GetString().ShouldBe(revocation);
        ran.Json.GetProperty("verified").GetBoolean().ShouldBe(verified);
        ran.Json.GetProperty("verifiedBy").GetString().ShouldBe(states == "session=unknown" ? null : "introspection");
        ran.Json.GetProperty("local").GetString().ShouldBe(local);
        string.Join(',', ran.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString())).ShouldBe(warnings);
        ran.ErrorCode.ShouldBe(error);
        _home.HasProfile().ShouldBe(local == "kept");
    }

    [Fact]
    public async Task What_is_alive_at_first_is_asked_once_more()
    {
        await _home.OpenSessionAsync("proof.states.session=alive", "proof.healsAt=2");

        var ran = await _home.RunAsync("logout", "--verify", "--json");

        ran.ShouldBeDone().Json.GetProperty("verified").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task No_answer_to_the_second_question_takes_nothing_back_of_the_first()
    {
        await _home.OpenSessionAsync("proof.states.session=alive", "proof.silentAt=2");

        (await _home.RunAsync("logout", "--verify", "--json")).ErrorCode.ShouldBe("stillAlive");
    }

    [Theory]
    [InlineData("refreshToken=unknown", "false")]
    [InlineData("refreshToken=dead", "true")]
    public async Task The_refusal_of_a_token_that_had_expired_is_no_word_on_what_it_was_issued_from(string other, string verified)
    {
        await _home.SignInAsync(
            "grant.kinds=refreshToken,accessToken", "grant.provenance=minted", "grant.revocability=atServer", "grant.derived=true", "grant.expiresIn=-5",
            "logout.outcome=ended", $"proof.states.{other}", "proof.states.accessToken=dead");

        var ran = (await _home.RunAsync("logout", "--verify", "--json")).ShouldBeDone();

        ran.Json.GetProperty("verified").GetRawText().ShouldBe(verified);
        ran.Out.Contains("had expired before", StringComparison.Ordinal).ShouldBe(verified == "false");
    }

    [Fact]
    public async Task Without_verify_nothing_is_asked_and_nothing_claimed()
    {
        await _home.OpenSessionAsync("proof.states.session=alive");

        var ran = (await _home.RunAsync("logout", "--json")).ShouldBeDone();

        ran.Json.GetProperty("verified").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        ran.Json.GetProperty("verifiedBy").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_local_by_nature_leaves_nothing_to_verify()
    {
        await _home.SignInAsync();

        var ran = (await _home.RunAsync("logout", "--verify", "--json")).ShouldBeDone();

        ran.Json.GetProperty("verified").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        ran.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldContain("notVerified");
    }

    [Fact]
    public async Task The_sentence_says_how_it_was_proven()
    {
        await _home.OpenSessionAsync("proof.states.session=dead", "server=https://x.example");

        (await _home.RunAsync("logout", "--verify")).ShouldBeDone().Out.ShouldContain("Session ended at https://x.example, verified by introspection; cleared profile \"it\".");
    }

    [Fact]
    public async Task The_next_try_after_both_switches_has_both()
    {
        await _home.OpenSessionAsync("proof.states.session=unknown");

        (await _home.RunAsync("logout", "--verify", "--strict")).Error.ShouldContain("Try again: authx logout it --verify --strict;");
    }

    [Fact]
    public async Task That_it_is_alive_is_said_with_the_next_command()
    {
        await _home.OpenSessionAsync("proof.states.session=alive");

        var ran = await _home.RunAsync("logout", "--verify");

        ran.Error.ShouldContain("accepted the end of the session, but it is still alive");
        ran.Error.ShouldContain("Try again: authx logout it --verify; or remove it from this machine alone: authx logout it --local");
        ran.Error.ShouldContain("Not logged out. The profile \"it\" is kept.");
    }
}
