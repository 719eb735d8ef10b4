using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>The table of what came of a logout, for one profile: every row, and every column of it.</summary>
public sealed class LogoutTableTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    // The server's answers ("a > b": b was issued from a) and the switches; then what must be said and left.
    [Theory]
    [InlineData("session=ended", "", 0, "revoked", "cleared", "", null)]
    [InlineData("session=alreadyGone", "", 0, "alreadyGone", "cleared", "", null)]
    [InlineData("apiKey=localOnly", "", 0, "notApplicable", "cleared", "staysValid", null)]
    [InlineData("session=unsupported", "", 0, "unsupported", "cleared", "notRevocable", null)]
    [InlineData("session=failed", "", 1, "failed", "kept", "", "serverError")]
    [InlineData("session=unaddressable", "", 2, "failed", "kept", "", "credentialUnrecognizable")]
    [InlineData("session=denied", "", 4, "failed", "kept", "", "denied")]
    // The switches.
    [InlineData("session=failed", "--local", 0, "skipped", "cleared", "staysValid", null)]
    [InlineData("imported session=failed", "", 0, "skipped", "cleared", "staysValid", null)]
    [InlineData("imported session=ended", "--revoke", 0, "revoked", "cleared", "", null)]
    [InlineData("imported session=failed", "--revoke", 1, "failed", "kept", "", "serverError")]
    [InlineData("session=ended", "--everywhere", 64, "notAttempted", "kept", "", "notSupported")]
    [InlineData("everywhere session=ended", "--everywhere", 64, "notAttempted", "kept", "", "confirmationNeeded")]
    [InlineData("everywhere session=ended", "--everywhere --force", 0, "revoked", "cleared", "", null)]
    [InlineData("everywhere session=failed", "--everywhere --force", 1, "failed", "kept", "", "serverError")]
    [InlineData("session=failed", "--on-failure keep", 1, "failed", "kept", "", "serverError")]
    [InlineData("session=failed", "--on-failure clear", 1, "failed", "cleared", "staysValid", "serverError")]
    [InlineData("session=denied", "--on-failure clear", 4, "failed", "cleared", "staysValid", "denied")]
    [InlineData("session=unaddressable", "--on-failure clear", 2, "failed", "cleared", "staysValid", "credentialUnrecognizable")]
    [InlineData("session=failed", "--on-failure defer", 0, "deferred", "cleared", "deferred", null)]
    [InlineData("session=denied", "--on-failure defer", 0, "deferred", "cleared", "deferred", null)]
    [InlineData("session=failed", "--on-failure defer --strict", 1, "deferred", "cleared", "", "serverError")]
    [InlineData("session=unaddressable", "--on-failure defer", 64, "failed", "kept", "", "credentialUnrecognizable")]
    [InlineData("session=ended", "--on-failure defer", 0, "revoked", "cleared", "", null)]
    [InlineData("session=unsupported", "--strict", 1, "unsupported", "kept", "notRevocable", "notProvenDead")]
    [InlineData("session=ended", "--strict", 0, "revoked", "cleared", "", null)]
    [InlineData("session=alreadyGone", "--strict", 0, "alreadyGone", "cleared", "", null)]
    [InlineData("apiKey=localOnly", "--strict", 0, "notApplicable", "cleared", "staysValid", null)]
    [InlineData("imported session=ended", "--strict", 1, "skipped", "kept", "staysValid", "notProvenDead")]
    [InlineData("imported session=ended", "--strict --revoke", 0, "revoked", "cleared", "", null)]
    [InlineData("refreshToken=ended > accessToken=failed", "--strict", 1, "revoked", "kept", "staysValid", "notProvenDead")]
    // Two credentials, one issued from the other.
    [InlineData("refreshToken=ended > accessToken=ended", "", 0, "revoked", "cleared", "", null)]
    [InlineData("refreshToken=alreadyGone > accessToken=ended", "", 0, "revoked", "cleared", "", null)]
    [InlineData("refreshToken=ended > accessToken=alreadyGone", "", 0, "revoked", "cleared", "", null)]
    [InlineData("refreshToken=alreadyGone > accessToken=alreadyGone", "", 0, "alreadyGone", "cleared", "", null)]
    [InlineData("refreshToken=ended > accessToken=failed", "", 0, "revoked", "cleared", "staysValid", null)]
    [InlineData("refreshToken=ended > accessToken=denied", "", 0, "revoked", "cleared", "staysValid", null)]
    [InlineData("refreshToken=ended > accessToken=unaddressable", "", 0, "revoked", "cleared", "staysValid", null)]
    [InlineData("refreshToken=ended > accessToken=unsupported", "", 0, "revoked", "cleared", "staysValid", null)]
    [InlineData("refreshToken=alreadyGone > accessToken=failed", "", 0, "alreadyGone", "cleared", "staysValid", null)]
    [InlineData("refreshToken=failed > accessToken=ended", "", 1, "failed", "kept", "", "serverError")]
    [InlineData("refreshToken=failed > accessToken=failed", "", 1, "failed", "kept", "", "serverError")]
    [InlineData("refreshToken=denied > accessToken=ended", "", 4, "failed", "kept", "", "denied")]
    [InlineData("refreshToken=denied > accessToken=denied", "", 4, "failed", "kept", "", "denied")]
    [InlineData("refreshToken=denied > accessToken=failed", "", 1, "failed", "kept", "", "denied")]
    [InlineData("refreshToken=failed > accessToken=denied", "", 1, "failed", "kept", "", "serverError")]
    [InlineData("refreshToken=unaddressable > accessToken=unaddressable", "", 2, "failed", "kept", "", "credentialUnrecognizable")]
    [InlineData("refreshToken=unaddressable > accessToken=denied", "", 1, "failed", "kept", "", "credentialUnrecognizable")]
    [InlineData("refreshToken=unsupported > accessToken=unsupported", "", 0, "unsupported", "cleared", "notRevocable", null)]
    [InlineData("refreshToken=unsupported > accessToken=ended", "", 0, "unsupported", "cleared", "notRevocable", null)]
    [InlineData("refreshToken=unsupported > accessToken=failed", "", 1, "failed", "kept", "", "serverError")]
    // Two credentials, each on its own.
    [InlineData("refreshToken=ended, accessToken=failed", "", 1, "failed", "kept", "", "serverError")]
    [InlineData("refreshToken=ended, accessToken=denied", "", 4, "failed", "kept", "", "denied")]
    [InlineData("refreshToken=ended, accessToken=unsupported", "", 0, "unsupported", "cleared", "notRevocable", null)]
    [InlineData("refreshToken=ended, accessToken=localOnly", "", 0, "revoked", "cleared", "", null)]
    public async Task What_the_server_answers_decides_what_is_said_and_what_is_left(
        string answers, string switches, int exit, string revocation, string local, string warnings, string? error)
    {
        await SignInAsync(answers);

        var ran = await _home.RunAsync(["logout", "--json", .. Words(switches)]);

        ((int)ran.Code).ShouldBe(exit, ran.Out);
        ran.Json.GetProperty("profile").GetString().ShouldBe(SignedIn.Name);
        ran.Json.GetProperty("revocation").GetString().ShouldBe(revocation);
        ran.Json.GetProperty("revoked").GetBoolean().ShouldBe(revocation is "revoked" or "alreadyGone");
        ran.Json.GetProperty("local").GetString().ShouldBe(local);
        string.Join(',', ran.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString())).ShouldBe(warnings);
        ran.ErrorCode.ShouldBe(error);
        CredentialsOf(ran).ShouldBe(revocation is "notAttempted" or "skipped" or "deferred" ? Instead(answers, revocation) : Parts(answers));
        _home.HasProfile().ShouldBe(local == "kept");
        File.Exists(_home.PathOf("default-profile")).ShouldBe(local == "kept");
        (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
    }

    [Fact]
    public async Task Nothing_there_is_nothing_to_do()
    {
        var ran = await _home.RunAsync("logout", "--json");

        ran.ShouldBeDone().Json.GetProperty("revocation").GetString().ShouldBe("none");
        ran.Json.GetProperty("local").GetString().ShouldBe("absent");
    }

    [Theory]
    [InlineData("\"good\"", "\"goner\"", "failed", "pluginMissing")]
    [InlineData("{", "", "notAttempted", "profileUnreadable")]
    public async Task What_nobody_can_end_is_kept_until_local_is_given(string old, string changed, string revocation, string error)
    {
        await SignInAsync("session=ended");
        var text = await File.ReadAllTextAsync(_home.ProfileFile());
        await File.WriteAllTextAsync(_home.ProfileFile(), text.Replace(old, changed, StringComparison.Ordinal));

        var ran = await _home.RunAsync("logout", SignedIn.Name, "--json");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.Json.GetProperty("revocation").GetString().ShouldBe(revocation);
        ran.Json.GetProperty("local").GetString().ShouldBe("kept");
        ran.ErrorCode.ShouldBe(error);
        _home.HasProfile().ShouldBeTrue();
        (await _home.RunAsync("logout", SignedIn.Name, "--local", "--json")).ShouldBeDone();
        _home.HasProfile().ShouldBeFalse();
    }

    private Task<Home> SignInAsync(string answers)
    {
        string[] kinds = [.. Parts(answers).Select(p => p.Split('=')[0])];
        return _home.SignInAsync(
        [
            $"grant.kinds={string.Join(',', kinds)}",
            $"grant.provenance={(answers.StartsWith("imported", StringComparison.Ordinal) ? "imported" : "minted")}",
            $"grant.revocability={(kinds[0] == "apiKey" ? "local" : "atServer")}",
            $"grant.derived={(answers.Contains('>') ? "true" : "false")}",
            $"grant.everywhere={(answers.StartsWith("everywhere", StringComparison.Ordinal) ? "true" : "false")}",
            .. Parts(answers).Select(part => $"logout.outcomes.{part}"),
        ]);
    }

    private static string[] Parts(string answers) =>
        [.. answers.Split(['>', ','], StringSplitOptions.TrimEntries).Select(part => part.Split(' ')[^1])];

    private static string[] Instead(string answers, string outcome) =>
        outcome == "deferred" ? [.. Parts(answers).Select(part => part.EndsWith("=ended", StringComparison.Ordinal) ? part : $"{part.Split('=')[0]}=deferred")]
        : outcome == "notAttempted" ? [] : [.. Parts(answers).Select(part => $"{part.Split('=')[0]}={outcome}")];

    private static string[] CredentialsOf(Ran ran) =>
    [
        .. ran.Json.GetProperty("credentials").EnumerateArray().Select(c => $"{c.GetProperty("kind").GetString()}={c.GetProperty("outcome").GetString()}"),
    ];

    private static string[] Words(string switches) => switches.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
