namespace AuthxSamples.NpmRegistry.Tests;

public sealed class TakeOverTests : IDisposable
{
    private readonly string _npmrc = Path.GetTempFileName();

    public TakeOverTests() => File.WriteAllText(_npmrc, "//npm.example/below/:_authToken=canary-npmrc\n");

    public void Dispose() => File.Delete(_npmrc);

    [Fact]
    public async Task A_token_of_the_users_stays_the_users()
    {
        using var registry = new FakeRegistry().Answers(200, """{"username":"ada"}""");

        var grant = (await registry.LoginAsync(new() { Token = new(The.Token) })).Grant.ShouldNotBeNull();

        (grant.Provenance, grant.Revocability, grant.Account!.Id).ShouldBe((Provenance.Imported, Revocability.AtServer, "ada"));
        registry.SavedAfter.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_token_of_the_npmrc_is_taken_only_where_the_settings_name_the_file()
    {
        using var registry = new FakeRegistry().Answers(200, """{"username":"ada"}""");

        var grant = (await registry.LoginAsync(new(), npmrc: _npmrc)).Grant.ShouldNotBeNull();

        (grant.Provenance, Grants.TokenOf(grant).Reveal()).ShouldBe((Provenance.Imported, "canary-npmrc"));
        registry.People.Heard.ShouldContain(said => said.Contains("stays", StringComparison.Ordinal));
        await Should.ThrowAsync<MissingInputException>(() => registry.LoginAsync(new()));
    }

    [Fact]
    public async Task Who_gives_a_name_wants_to_sign_in()
    {
        using var registry = new FakeRegistry().Answers(401);

        await registry.LoginAsync(The.NameAndPassword, npmrc: _npmrc);

        registry.Asked.ShouldHaveSingleItem().Line.ShouldStartWith("PUT ");
    }

    [Theory]
    [InlineData(401, "", LoginOutcome.Refused)]
    [InlineData(200, "{}", LoginOutcome.Failed)]
    [InlineData(503, "", LoginOutcome.Failed)]
    public async Task A_token_that_is_not_known_to_be_somebodys_is_not_kept(int status, string body, LoginOutcome outcome)
    {
        using var registry = new FakeRegistry().Answers(status, body);

        (await registry.LoginAsync(new() { Token = new(The.Token) })).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_warned_of()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_npmrc, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        using var registry = new FakeRegistry().Answers(200, """{"username":"ada"}""");

        await registry.LoginAsync(new(), npmrc: _npmrc);

        registry.People.Heard.ShouldContain($"Others on this machine can read {_npmrc}, and so its tokens: chmod 600 {_npmrc}");
    }

    [Theory]
    [InlineData("./.npmrc")]
    [InlineData(".npmrc")]
    public async Task A_file_of_the_current_directory_is_never_read(string path)
    {
        using var registry = new FakeRegistry();

        (await registry.LoginAsync(new(), npmrc: path)).Error!.Kind.ShouldBe(ErrorKind.Misconfigured);
        new NpmProvider().Check(new(new Dictionary<string, string> { ["server"] = "https://npm.example", ["npmrc"] = path }))
            .ShouldHaveSingleItem().Key.ShouldBe("npmrc");
    }

    [Fact]
    public async Task What_is_not_there_or_not_in_there_is_said()
    {
        using var registry = new FakeRegistry();

        (await registry.LoginAsync(new(), npmrc: _npmrc + ".gone")).Error!.Message.ShouldEndWith("there is no such file");
        (await registry.LoginAsync(new(), npmrc: Path.GetTempPath())).Error!.Message.ShouldEndWith("it cannot be read");
        (await registry.LoginAsync(new(), "https://npm.example/", _npmrc)).Error!.Message.ShouldEndWith("it has no :_authToken for //npm.example/");
    }
}
