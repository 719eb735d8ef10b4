namespace Authx.Host.Providers.Tests;

public sealed class CrossingPluginTests
{
    private const string Harmless = "[2J]0;ownedevil ok";

    [Fact]
    public async Task Terminal_escapes_of_a_plugin_reach_nobody()
    {
        using var run = new TestRun("escapes");
        var grant = (await run.LoginAsync(token: new Secret(The.Canary))).Value.Grant!;
        run.Interaction.Told.ShouldBe([Harmless]);
        run.Interaction.Warned.ShouldBe([Harmless]);
        (grant.Server, grant.Account!.Id, grant.Account.Name).ShouldBe((Harmless, Harmless, Harmless));
        grant.Pins["pin"].ShouldContain("\u001b");

        var outcome = (await run.LogoutAsync(grant)).Value.Credentials.Single();
        outcome.Error!.Message.ShouldBe(Harmless);
    }

    [Fact]
    public async Task A_request_to_an_origin_that_is_not_pinned_is_never_sent_and_is_the_plugins_fault()
    {
        using var run = new TestRun("unpinned-origin");
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginFault);
        failure.Message.ShouldBe(
            "The plugin \"unpinned-origin\" asked for https://collector.example, an origin that is not pinned; nothing was sent there.");
        run.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_that_the_user_types_is_redacted_from_then_on()
    {
        using var run = new TestRun("good", interaction: new() { Answer = new Secret(The.Canary) });
        (await run.LoginAsync()).Value.Grant!.Credentials[0].Value.Reveal().ShouldBe(The.Canary);
        run.Redactor.Apply(The.Canary).ShouldBe("***");
    }

    [Fact]
    public async Task An_address_that_is_told_arrives_whole_and_a_flood_does_not()
    {
        var address = $"https://login.example/authorize?scope={new string('x', 3000)}";
        using var run = new TestRun("good");
        await run.Runner.RunAsync(
            new ProviderCall<object>
            {
                Origins = new([]),
                Invoke = (_, host, _) =>
                {
                    host.Interaction.Tell(address);
                    host.Interaction.Tell(new string('x', 100_000));
                    return Task.FromResult<object>(true);
                },
            },
            CancellationToken.None);
        run.Interaction.Told[0].ShouldBe(address);
        run.Interaction.Told[1].Length.ShouldBe(4096);
    }

    [Theory]
    [InlineData("https://login.example/device", true)]
    [InlineData("http://127.0.0.1:8080/cb", true)]
    [InlineData("http://login.example/device", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://user@login.example/", false)]
    public async Task Only_safe_pages_are_opened(string page, bool opened)
    {
        using var run = new TestRun("good");
        var answer = await run.Runner.RunAsync(
            new ProviderCall<object>
            {
                Origins = new([]),
                Invoke = async (_, host, cancellationToken) => await host.Interaction.OpenPageAsync(new Uri(page), cancellationToken),
            },
            CancellationToken.None);
        (answer.Failure is null).ShouldBe(opened);
        run.Interaction.Opened.Count.ShouldBe(opened ? 1 : 0);
    }
}
