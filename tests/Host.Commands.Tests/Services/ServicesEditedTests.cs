using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Services;

public sealed class ServicesEditedTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_service_is_added_with_all_that_was_said()
    {
        var ran = await _home.RunAsync("services", "add", "Metrics", "--provider", "apikey", "--server", "https://metrics.example",
            "--set", "header=X-Api-Key", "--set", "whoami.path=/v1/me?a=b", "--env", "METRICS_KEY", "--manage-url", "https://metrics.example/keys");
        ran.ShouldBeDone().Out.ShouldBe($"The service \"metrics\" is in {_home.ConfigFile} now.\n");
        ran.Error.ShouldBe("To sign in: authx login metrics\n");
        var listed = (await _home.RunAsync("config", "list")).Out;
        foreach (var (key, value) in new[] { ("provider", "apikey"), ("server", "https://metrics.example"), ("header", "X-Api-Key"), ("whoami.path", "/v1/me?a=b"), ("env", "METRICS_KEY"), ("manageUrl", "https://metrics.example/keys") })
            listed.ShouldMatch($@"(?m)^services\.metrics\.{key} +{System.Text.RegularExpressions.Regex.Escape(value)}$");
    }

    [Theory]
    [InlineData("new --provider apikey", "services.new.server is missing", ExitCode.Usage)]
    [InlineData("new --provider apikye --server https://x.example", "did you mean \"apikey\"?", ExitCode.Failed)]
    [InlineData("new --server https://x.example", "needs --provider", ExitCode.Usage)]
    [InlineData("acme --provider apikey --server https://x.example", "There is a service \"acme\" already", ExitCode.Usage)]
    [InlineData("ACME --provider apikey --server https://x.example", "There is a service \"acme\" already", ExitCode.Usage)]
    [InlineData("../x --provider apikey --server https://x.example", "does not begin with a letter", ExitCode.Usage)]
    [InlineData("a/b --provider apikey --server https://x.example", "has a character other than", ExitCode.Usage)]
    [InlineData("nul --provider apikey --server https://x.example", "means a device", ExitCode.Usage)]
    [InlineData("new --provider apikey --server http://x.example", "must be https", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --set server=https://y.example", "given twice", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --set provider=apikey", "given twice", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --set hedaer=X", "Did you mean \"header\"?", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --set header", "equals sign", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --set token=" + Home.Canary, "looks like a secret", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --env 1X", "is not the name of a variable", ExitCode.Usage)]
    [InlineData("new --provider apikey --server https://x.example --manage-url here", "must be an absolute URL", ExitCode.Usage)]
    public async Task A_service_that_could_not_be_used_is_not_added(string line, string words, object code)
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync(["services", "add", .. line.Split(' ')]);
        ran.Code.ShouldBe((ExitCode)code);
        ran.Error.ShouldContain(words);
        ran.Error.ShouldNotContain(Home.Canary);
        ran.Out.ShouldBeEmpty();
        _home.Config.ShouldBe(The.Acme);
    }

    [Fact]
    public async Task A_service_is_removed_and_the_profiles_stay_and_are_named()
    {
        _home.WithConfig(The.Acme);
        (await _home.RunAsync(new FakeTerminal().Piped(Home.Canary), "login", "acme", "--profile", "work", "--token-stdin")).ShouldBeDone();
        var ran = await _home.RunAsync("services", "remove", "acme");
        ran.ShouldBeDone().Out.ShouldBe($"The service \"acme\" is no longer in {_home.ConfigFile}.\n");
        ran.Error.ShouldContain("authx logout work");
        (await _home.RunAsync("services", "list", "--json")).Json.GetProperty("services").GetArrayLength().ShouldBe(0);
        (await _home.RunAsync("logout", "work")).ShouldBeDone().Out.ShouldContain("work");
    }

    [Fact]
    public async Task The_document_of_a_removal_names_the_profiles_and_what_is_wrong_now()
    {
        _home.WithConfig(The.Three);
        (await _home.RunAsync(new FakeTerminal().Piped(Home.Canary), "login", "beta", "--token-stdin")).ShouldBeDone();
        var json = (await _home.RunAsync("services", "remove", "beta", "--json")).ShouldBeDone().Json;
        json.GetProperty("profiles").EnumerateArray().Select(p => p.GetString()).ShouldBe(["beta"]);
        json.GetProperty("problems")[0].GetProperty("key").GetString().ShouldBe("defaultService");
    }

    [Fact]
    public async Task A_profile_that_cannot_be_read_does_not_stop_a_removal()
    {
        _home.WithConfig(The.Acme);
        (await _home.RunAsync(new FakeTerminal().Piped(Home.Canary), "login", "acme", "--token-stdin")).ShouldBeDone();
        await File.WriteAllTextAsync(_home.PathOf("profiles", "acme.json"), "{");
        var ran = await _home.RunAsync("services", "remove", "acme");
        ran.ShouldBeDone().Error.ShouldContain("is not known");
        _home.Config.ShouldNotContain("acme");
    }

    [Theory]
    [InlineData("acm", "Did you mean \"acme\"?")]
    [InlineData("../acme", "There is no service \"../acme\".")]
    public async Task An_unknown_service_cannot_be_removed(string name, string words)
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("services", "remove", name);
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain(words);
        _home.Config.ShouldBe(The.Acme);
    }
}
