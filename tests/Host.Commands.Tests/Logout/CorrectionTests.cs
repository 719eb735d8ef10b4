using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

public sealed class CorrectionTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("logout.outcome=ended")]
    [InlineData("LOGOUT.Outcome=ended")]
    public async Task A_pin_is_corrected_for_this_logout(string set)
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        var ran = await _home.RunAsync("logout", "--set", set, "--json");

        ran.ShouldBeDone().Json.GetProperty("revocation").GetString().ShouldBe("revoked");
    }

    [Fact]
    public async Task Several_are_corrected_at_once_and_the_last_of_the_same_holds()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        var ran = await _home.RunAsync(
            "logout", "--set", "logout.header=X-Csrf", "--set", "logout.outcome=denied", "--set", "logout.outcome=ended");

        ran.ShouldBeDone();
    }

    [Fact]
    public async Task It_holds_for_this_logout_only_even_where_the_grant_was_renewed_meanwhile()
    {
        await _home.OpenSessionAsync("logout.outcome=failed", "logout.saves=true");

        var denied = await _home.RunAsync("logout", "--set", "logout.outcome=denied", "--set", "logout.header=X-Csrf");
        denied.Code.ShouldBe(ExitCode.Denied);

        var profile = await File.ReadAllTextAsync(_home.ProfileFile());
        profile.ShouldContain("-rotated");
        profile.ShouldNotContain("X-Csrf");
        (await _home.RunAsync("logout")).Code.ShouldBe(ExitCode.Failed);
    }

    [Theory]
    [InlineData("logout.request=/v2/logout")]
    [InlineData("logout.header=X-Csrf-Token")]
    [InlineData("logout.gone=404,410")]
    [InlineData("logout.pointer=/session/id")]
    [InlineData("logout.error=a: b")]
    public async Task Paths_headers_statuses_pointers_and_texts_can_be_corrected(string set)
    {
        await _home.OpenSessionAsync();

        var ran = await _home.RunAsync("logout", "--dry-run", "--set", set);

        ran.ShouldBeDone().Error.ShouldContain($"For this logout alone it would hold that {set}.");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task What_nobody_knows_at_a_corrected_place_may_still_be_valid_and_that_is_said()
    {
        await _home.OpenSessionAsync("logout.outcome=alreadyGone");

        var ran = await _home.RunAsync("logout", "--set", "logout.header=X-Other", "--json");

        ran.ShouldBeDone().Json.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("staysValid");
        ran.Json.GetProperty("warnings")[0].GetProperty("message").GetString()!.ShouldContain("If that place is wrong, it is still valid.");
    }

    [Fact]
    public async Task What_was_already_gone_without_a_correction_has_no_warning()
    {
        await _home.OpenSessionAsync("logout.outcome=alreadyGone");

        (await _home.RunAsync("logout", "--json")).ShouldBeDone().Json.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_question_ends_in_one_mark()
    {
        await _home.OpenSessionAsync();

        var ran = await _home.RunAsync("logout", "--set", "logout.outcome=endedd");

        ran.Error.ShouldContain("did you mean \"ended\"? Nothing was done.");
    }

    [Theory]
    [InlineData("server=https://evil.example")]
    [InlineData("server=/v2")]
    [InlineData("SERVER=evil.example")]
    [InlineData("issuer=https://evil.example")]
    [InlineData("issuer=evil")]
    [InlineData("logout.outcome=https://evil.example")]
    [InlineData("logout.error=//evil.example/x")]
    [InlineData("logout.request=//evil.example/x")]
    [InlineData("logout.request=https://evil.example/x")]
    [InlineData("logout.request=\\\\evil.example/x")]
    [InlineData("unheard.of=http://evil.example")]
    public async Task An_origin_is_never_corrected(string set)
    {
        await _home.OpenSessionAsync("server=https://x.example");

        var ran = await _home.RunAsync("logout", "--set", set, "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Json.GetProperty("revocation").GetString().ShouldBe("notAttempted");
        ran.ErrorCode.ShouldBe("usage");
        ran.Error.ShouldContain("never an origin");
        _home.HasProfile().ShouldBeTrue();
    }

    [Theory]
    [InlineData("logout.request=logout", "usage", "must be a path")]
    [InlineData("logout.request=/a\\b", "usage", "must be a path")]
    [InlineData("logout.header=X Csrf", "usage", "must be the name of a header")]
    [InlineData("logout.gone=4o4", "usage", "must be HTTP statuses")]
    [InlineData("logout.pointer=session", "usage", "must be a JSON pointer")]
    [InlineData("logout.outcome=edned", "usage", "did you mean \"ended\"?")]
    [InlineData("logout.saves=true", "usage", "this is none")]
    [InlineData("logout.status=204", "usage", "this is none")]
    [InlineData("logout.requets=/x", "unknownSetting", "Did you mean \"logout.request\"?")]
    [InlineData("env=X", "unknownSetting", "no such setting")]
    [InlineData("logout.request", "usage", "equals sign")]
    public async Task What_does_not_fit_its_type_is_refused_before_anything_is_done(string set, string code, string words)
    {
        await _home.OpenSessionAsync();

        var ran = await _home.RunAsync("logout", "--set", set, "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe(code);
        ran.Error.ShouldContain(words);
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task With_the_plugin_missing_it_is_an_error_like_the_rest()
    {
        await _home.OpenSessionAsync();
        var text = await File.ReadAllTextAsync(_home.ProfileFile());
        await File.WriteAllTextAsync(_home.ProfileFile(), text.Replace("\"good\"", "\"goner\"", StringComparison.Ordinal));

        var ran = await _home.RunAsync("logout", "--set", "logout.outcome=ended", "--json");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Json.GetProperty("revocation").GetString().ShouldBe("failed");
        ran.ErrorCode.ShouldBe("pluginMissing");
        _home.HasProfile().ShouldBeTrue();
    }

    [Fact]
    public async Task Where_the_server_is_told_nothing_there_is_nothing_to_correct()
    {
        await _home.OpenSessionAsync("grant.provenance=imported");

        var ran = await _home.RunAsync("logout", "--set", "logout.request=/v2");

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain("--revoke");
        _home.HasProfile().ShouldBeTrue();
    }
}
