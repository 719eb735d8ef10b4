using System.Text;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Login;

public sealed class PasswordInputTests : IDisposable
{
    private const string Password = "canary-passw0rd";

    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("line break\n", "line break")]
    [InlineData("of windows\r\n", "of windows")]
    [InlineData("only one\n\n", "only one\n")]
    [InlineData("a return is none\r", "a return is none\r")]
    [InlineData("  blanks stay  \n", "  blanks stay  ")]
    [InlineData("zwölf \"Boxkämpfer\" & 🦊\n", "zwölf \"Boxkämpfer\" & 🦊")]
    [InlineData("two\nlines", "two\nlines")]
    public async Task Name_password_and_code_arrive_intact(string piped, string password)
    {
        var ran = await LogInAsync(piped, "--username", "ada lovelace", "--password-stdin", "--otp", "123456");

        ran.ShouldBeDone();
        (await OpenedAsync()).ShouldBe($"ada lovelace\n{password}\n123456");
    }

    [Fact]
    public async Task The_longest_password_arrives_and_a_longer_one_is_refused()
    {
        // The test provider makes a token of it, and a token may not be longer than that.
        var longest = await LogInAsync(new string('x', 40_000) + "\n", "--username", "ada", "--password-stdin");
        var longer = await LogInAsync(new string('x', 65_537), "--username", "ada", "--password-stdin", "--json");

        longest.ShouldBeDone();
        longer.Code.ShouldBe(ExitCode.Failed);
        longer.ErrorCode.ShouldBe("invalidInput");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task An_empty_password_is_refused(string piped)
    {
        var ran = await LogInAsync(piped, "--username", "ada", "--password-stdin", "--json");

        ran.Code.ShouldBe(ExitCode.Failed);
        ran.ErrorCode.ShouldBe("invalidInput");
        ran.Error.ShouldContain("it is empty");
        _home.HasProfile().ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_utf8_is_refused_and_not_quoted()
    {
        var ran = await LogInAsync(new FakeTerminal().Piped([.. "canary"u8, 0xff, .. "canary"u8]), "--username", "ada", "--password-stdin", "--json");

        ran.ErrorCode.ShouldBe("invalidInput");
        (ran.Out + ran.Error).ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("--username", "ada", "takes no user name")]
    [InlineData("--password-stdin", null, "takes no password")]
    [InlineData("--otp", "123456", "takes no one-time code")]
    public async Task What_a_provider_does_not_take_is_refused(string option, string? value, string words)
    {
        string[] given = value is null ? [option] : [option, value];

        var ran = await _home.RunAsync(
            new FakeTerminal().Piped(Password), ["login", "--provider", "apikey", "--server", "https://x.example", "--json", .. given]);

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe("usage");
        ran.Error.ShouldContain(words);
    }

    [Theory]
    [InlineData("--token-stdin", "--password-stdin")]
    [InlineData("--username=")]
    [InlineData("--otp=")]
    public async Task What_cannot_be_meant_is_refused(params string[] options)
    {
        var ran = await LogInAsync(Password, [.. options, "--json"]);

        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe("usage");
        _home.HasProfile().ShouldBeFalse();
    }

    [Theory]
    [InlineData(Password)]
    [InlineData("pw")]
    [InlineData("with  \"two\" blanks")]
    public async Task The_password_is_struck_out_of_what_the_provider_says(string password)
    {
        var ran = await LogInAsync(password, "--username", "ada", "--password-stdin", "--verbose", "--set", $"login.says=no {password} here");

        ran.ShouldBeDone().Error.ShouldContain("no *** here");
        (ran.Out + ran.Error).ShouldNotContain(password);
        (await File.ReadAllTextAsync(_home.ProfileFile())).ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada\n{password}\n")));
    }

    private Task<Ran> LogInAsync(string piped, params string[] options) => LogInAsync(new FakeTerminal().Piped(piped), options);

    private Task<Ran> LogInAsync(FakeTerminal terminal, params string[] options) =>
        _home.RunAsync(terminal, ["login", "--provider", "good", "--profile", SignedIn.Name, .. options]);

    private async Task<string> OpenedAsync()
    {
        var token = (await _home.RunAsync("token")).ShouldBeDone().Out.Trim();
        return Encoding.UTF8.GetString(Convert.FromBase64String(token["opened.".Length..]));
    }
}
