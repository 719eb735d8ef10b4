using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

public sealed class HelpTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("config get", "Defaults")]
    [InlineData("config set", "asks no server")]
    [InlineData("config unset", "does not touch")]
    [InlineData("config list", "does not show")]
    [InlineData("config path", "None is created")]
    [InlineData("config validate", "changes nothing")]
    [InlineData("services list", "not this")]
    [InlineData("services show", "is not shown")]
    [InlineData("services add", "does not sign in")]
    [InlineData("services remove", "signs nobody out")]
    public async Task Help_says_what_the_command_does_not_do(string line, string words)
    {
        var ran = await _home.RunAsync([.. line.Split(' '), "--help"]);
        ran.ShouldBeDone().Out.ShouldContain($"Usage: authx {line}");
        ran.Out.ShouldContain(words);
        File.Exists(_home.ConfigFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("config vaildate", "validate")]
    [InlineData("services lsit", "list")]
    [InlineData("services add x --provder apikey", "--provider")]
    public async Task A_mistyped_word_gets_a_suggestion(string line, string meant)
    {
        var ran = await _home.RunAsync(line.Split(' '));
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain($"Did you mean \"{meant}\"?");
    }
}
