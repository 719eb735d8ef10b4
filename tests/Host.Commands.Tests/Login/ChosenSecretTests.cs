using System.Text;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Login;

public sealed class ChosenSecretTests : IDisposable
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
    [InlineData("--device", LoginWay.Device)]
    [InlineData("--no-browser", LoginWay.NoBrowser)]
    [InlineData("--client-credentials", LoginWay.ClientCredentials)]
    [InlineData("--quiet", LoginWay.Unspecified)]
    public async Task The_way_the_scope_and_the_clients_secret_arrive(string option, LoginWay way)
    {
        (await LogInAsync("s3cret & more\n", option, "--client-secret-stdin", "--scope", "read write")).ShouldBeDone();

        (await OpenedAsync()).ShouldBe($"{way}\ns3cret & more\nread write");
    }

    [Fact]
    public async Task The_clients_secret_can_come_from_a_file()
    {
        var file = _home.PathOf("secret");
        await File.WriteAllTextAsync(file, "canary of a client\n");

        (await LogInAsync("", "--client-secret-file", file)).ShouldBeDone();
        var missing = await LogInAsync("", "--client-secret-file", file + ".txt");

        (await OpenedAsync()).ShouldBe($"{LoginWay.Unspecified}\ncanary of a client\n");
        missing.Code.ShouldBe(ExitCode.Failed);
        missing.Error.ShouldContain("No client secret could be read from");
        missing.Error.ShouldContain("there is no such file");
    }

    [Theory]
    [InlineData("access", CredentialKind.AccessToken)]
    [InlineData("REFRESH", CredentialKind.RefreshToken)]
    public async Task The_type_of_a_token_arrives(string type, string kind)
    {
        (await LogInAsync(Home.Canary, "--token-stdin", "--token-type", type)).ShouldBeDone();

        (await OpenedAsync()).ShouldBe($"{kind}\n{Home.Canary}\n");
    }

    [Theory]
    [InlineData("--username", "ada", "takes no user name")]
    [InlineData("--password-stdin", null, "takes no password")]
    [InlineData("--otp", "123456", "takes no one-time code")]
    [InlineData("--client-secret-stdin", null, "takes no client secret")]
    [InlineData("--device", null, "takes no --device")]
    [InlineData("--no-browser", null, "takes no --no-browser")]
    [InlineData("--client-credentials", null, "takes no --client-credentials")]
    [InlineData("--scope", "read", "takes no --scope")]
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
    [InlineData("--token-stdin", "--client-secret-stdin")]
    [InlineData("--client-secret-stdin", "--client-secret-file", "x")]
    [InlineData("--device", "--no-browser")]
    [InlineData("--device", "--client-credentials")]
    [InlineData("--token-stdin", "--device")]
    [InlineData("--token-type", "access")]
    [InlineData("--token-stdin", "--token-type", "id")]
    [InlineData("--scope=", "--password-stdin")]
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
