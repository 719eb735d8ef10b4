using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Config;

public sealed class EditTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_value_is_set_and_comments_stay()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "set", "services.acme.header", "X-Acme-Key");
        ran.ShouldBeDone().Out.ShouldBe($"services.acme.header is set in {_home.ConfigFile}.\n");
        _home.Config.ShouldContain("// a key from the console");
        (await _home.RunAsync("config", "get", "services.acme.header")).Out.ShouldBe("X-Acme-Key\n");
    }

    [Fact]
    public async Task The_first_setting_makes_the_file_for_its_owner_alone()
    {
        (await _home.RunAsync("config", "set", "confirm", "always")).ShouldBeDone();
        (await _home.RunAsync("config", "get", "confirm")).Out.ShouldBe("always\n");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_home.ConfigFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task The_same_value_again_changes_nothing()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "set", "services.acme.env", "ACME_KEY");
        ran.ShouldBeDone().Out.ShouldContain("nothing was changed");
        (await _home.RunAsync("config", "set", "services.acme.env", "ACME_KEY", "--json")).Json.GetProperty("changed").GetBoolean().ShouldBeFalse();
        _home.Config.ShouldBe(The.Acme);
    }

    [Theory]
    [InlineData("services.acme.hedaer", "X", "Did you mean \"header\"?")]
    [InlineData("services.acmee.header", "X", "Did you mean \"acme\"?")]
    [InlineData("confirm", "alway", "did you mean \"always\"?")]
    [InlineData("services.acme.server", "http://acme.example", "must be https")]
    [InlineData("services.acme.server.port", "1", "is no setting")]
    [InlineData("services.../up.provider", "apikey", "not the key of a setting")]
    [InlineData("services.\"..\".provider", "apikey", "is no name for a service")]
    [InlineData("services.a/b.provider", "apikey", "is no name for a service")]
    [InlineData("services.acme.provider", "apikye", "did you mean \"apikey\"?")]
    public async Task What_is_wrong_is_refused_and_the_file_stays(string key, string value, string words)
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "set", key, value);
        ran.Code.ShouldNotBe(ExitCode.Done);
        ran.Error.ShouldContain(words);
        ran.Out.ShouldBeEmpty();
        _home.Config.ShouldBe(The.Acme);
    }

    [Theory]
    [InlineData("services.acme.token")]
    [InlineData("services.acme.header")]
    [InlineData("services.acme.keyId")]
    [InlineData("services.acme.headers.X-Other")]
    [InlineData("vault")]
    [InlineData(Home.Canary)]
    public async Task A_secret_is_refused_and_never_repeated(string key)
    {
        _home.WithConfig(The.Acme);
        foreach (var form in (string[])["text", "json", "yaml"])
        {
            var ran = await _home.RunAsync("config", "set", key, Home.Canary, "-o", form);
            ran.Code.ShouldBe(ExitCode.Usage);
            (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
        }
        _home.Config.ShouldBe(The.Acme);
    }

    [Fact]
    public async Task A_value_is_never_repeated_not_even_a_good_one()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "set", "services.acme.scheme", "Harmless", "--json");
        ran.ShouldBeDone();
        (ran.Out + ran.Error).ShouldNotContain("Harmless");
    }

    [Fact]
    public async Task A_value_of_several_words_is_not_repeated_either()
    {
        var ran = await _home.RunAsync("config", "set", "confirm", "my", "secret");
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain("Put quotes around it");
        ran.Error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_value_that_begins_with_a_dash_stands_behind_two_dashes()
    {
        _home.WithConfig(The.Acme);
        (await _home.RunAsync("config", "set", "services.acme.scheme", "--", "-x")).ShouldBeDone();
        (await _home.RunAsync("config", "get", "services.acme.scheme")).Out.ShouldBe("-x\n");
    }

    [Theory]
    [InlineData("config", "set", "confirm")]
    [InlineData("config", "set")]
    [InlineData("config", "unset")]
    [InlineData("config", "get")]
    public async Task A_missing_word_is_wrong_usage(params string[] args)
    {
        var ran = await _home.RunAsync([.. args, "--json"]);
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.ErrorCode.ShouldBe("usage");
    }

    [Fact]
    public async Task A_value_is_taken_out_and_what_is_missing_now_is_a_warning()
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "unset", "services.acme.server", "--json");
        ran.ShouldBeDone().Error.ShouldContain("warning:");
        ran.Json.GetProperty("problems")[0].GetProperty("key").GetString().ShouldBe("services.acme.server");
        _home.Config.ShouldNotContain("https://acme.example");
    }

    [Theory]
    [InlineData("services.acme.evn", "Did you mean \"services.acme.env\"?")]
    [InlineData("services.acmee", "Did you mean \"services.acme\"?")]
    [InlineData("confirm", "confirm is not set.")]
    public async Task What_is_not_in_the_file_cannot_be_taken_out(string key, string words)
    {
        _home.WithConfig(The.Acme);
        var ran = await _home.RunAsync("config", "unset", key);
        ran.Code.ShouldBe(ExitCode.Usage);
        ran.Error.ShouldContain(words);
        _home.Config.ShouldBe(The.Acme);
    }

    [Fact]
    public async Task Edits_at_the_same_time_all_arrive()
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];
        var runs = await Task.WhenAll(names.Select(name =>
            Task.Run(() => _home.RunAsync("services", "add", name, "--provider", "apikey", "--server", $"https://{name}.example"))));
        foreach (var ran in runs)
            ran.ShouldBeDone();
        var services = (await _home.RunAsync("services", "list", "--json")).Json.GetProperty("services");
        services.EnumerateArray().Select(service => service.GetProperty("name").GetString()).ShouldBe(names);
    }

    [Fact]
    public async Task An_edit_that_cannot_have_the_lock_changes_nothing()
    {
        _home.WithConfig(The.Acme);
        Directory.CreateDirectory(_home.PathOf("locks"));
        using var held = new FileStream(_home.PathOf("locks", "~config.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var ran = await _home.RunAsync("config", "set", "confirm", "always", "--timeout", "0.1", "--json");
        ran.Code.ShouldBe(ExitCode.Failed);
        ran.ErrorCode.ShouldBe("profileLocked");
        ran.Error.ShouldContain("the settings");
        _home.Config.ShouldBe(The.Acme);
    }
}
