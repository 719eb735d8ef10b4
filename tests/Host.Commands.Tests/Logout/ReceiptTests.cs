using System.Text.Json;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

public sealed class ReceiptTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    private string ReceiptFile => _home.PathOf("r.json");

    [Fact]
    public async Task It_says_what_was_ended_where_when_and_how_that_is_known()
    {
        await _home.OpenSessionAsync("server=https://x.example", "grant.id=s-7", "logout.status=204", "proof.states.session=dead");
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);

        (await _home.RunAsync("logout", "--verify", "--scan", "--receipt", ReceiptFile)).ShouldBeDone();

        var result = Read().GetProperty("results")[0];
        result.GetProperty("profile").GetString().ShouldBe(SignedIn.Name);
        result.GetProperty("server").GetString().ShouldBe("https://x.example");
        result.GetProperty("revocation").GetString().ShouldBe("revoked");
        result.GetProperty("verifiedBy").GetString().ShouldBe("introspection");
        result.GetProperty("startedAt").GetDateTimeOffset().ShouldBeGreaterThan(before);
        result.GetProperty("endedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(result.GetProperty("startedAt").GetDateTimeOffset());
        result.GetProperty("copies").GetArrayLength().ShouldBe(0);
        var credential = result.GetProperty("evidence")[0];
        credential.GetProperty("kind").GetString().ShouldBe("session");
        credential.GetProperty("id").GetString().ShouldBe("s-7");
        credential.GetProperty("httpStatus").GetInt32().ShouldBe(204);
        credential.GetProperty("fingerprint").GetString()!.ShouldMatch("^hmac-sha256:[0-9a-f]{32}$");
        (await File.ReadAllTextAsync(ReceiptFile)).ShouldNotContain(Home.Canary);
    }

    [Fact]
    public async Task It_is_readable_for_its_owner_alone()
    {
        await _home.OpenSessionAsync();

        (await _home.RunAsync("logout", "--receipt", ReceiptFile)).ShouldBeDone();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(ReceiptFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task One_token_has_one_fingerprint_here_and_another_elsewhere()
    {
        using var elsewhere = new Home();
        var here = await FingerprintAsync(_home, "1.json");

        (await FingerprintAsync(_home, "2.json")).ShouldBe(here);
        (await FingerprintAsync(elsewhere, "1.json")).ShouldNotBe(here);
    }

    [Fact]
    public async Task A_failure_has_its_receipt_too()
    {
        await _home.OpenSessionAsync("logout.outcome=failed");

        (await _home.RunAsync("logout", "--receipt", ReceiptFile)).Code.ShouldBe(ExitCode.Failed);

        var result = Read().GetProperty("results")[0];
        result.GetProperty("local").GetString().ShouldBe("kept");
        result.GetProperty("error").GetProperty("code").GetString().ShouldBe("serverError");
    }

    [Fact]
    public async Task Of_many_there_is_one_receipt_in_the_order_of_the_names()
    {
        await _home.OpenSessionAsAsync("b");
        await _home.SignInAsAsync("a");

        (await _home.RunAsync("logout", "--all", "--force", "--receipt", ReceiptFile)).ShouldBeDone();

        Read().GetProperty("results").EnumerateArray().Select(r => r.GetProperty("profile").GetString()).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("missing/r.json")]
    [InlineData("")]
    public async Task Where_there_can_be_none_nothing_is_done(string name)
    {
        await _home.OpenSessionAsync();
        _home.WithConfig("{}");

        var ran = await _home.RunAsync("logout", "--receipt", name.Length == 0 ? "" : _home.PathOf(name.Split('/')), "--json");

        ran.Code.ShouldBe(ExitCode.Usage);
        _home.HasProfile().ShouldBeTrue();
        _home.Config.ShouldBe("{}");
    }

    [Fact]
    public async Task Of_a_plan_there_is_none()
    {
        await _home.OpenSessionAsync();

        (await _home.RunAsync("logout", "--dry-run", "--receipt", ReceiptFile)).Code.ShouldBe(ExitCode.Usage);
        File.Exists(ReceiptFile).ShouldBeFalse();
    }

    private static async Task<string?> FingerprintAsync(Home home, string name)
    {
        await home.OpenSessionAsync();
        (await home.RunAsync("logout", "--receipt", home.PathOf(name))).ShouldBeDone();
        var text = await File.ReadAllTextAsync(home.PathOf(name));
        return JsonElement.Parse(text).GetProperty("results")[0].GetProperty("evidence")[0].GetProperty("fingerprint").GetString();
    }

    private JsonElement Read() => JsonElement.Parse(File.ReadAllText(ReceiptFile));
}
