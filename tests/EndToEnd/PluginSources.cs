using Microsoft.AspNetCore.Http;

namespace Authx.EndToEnd;

/// <summary>A plugin from a server, as <c>dotnet package download</c> fetches it, and what is said when that goes wrong.</summary>
public sealed class PluginSources : IDisposable
{
    private const string Password = "canary-of-a-source-0123456789";

    private readonly Home _home = new();
    private readonly StrangersFeed _feed = new();
    private readonly string _package;

    public PluginSources()
    {
        _home.Secrets.Add(Password);
        _package = _feed.Pack("1.0.0");
    }

    [Theory]
    [InlineData(StrangersFeed.Id)]
    [InlineData(StrangersFeed.Id + "@1.0.0")]
    public async Task It_comes_from_a_server_on_this_machine_whatever_the_current_directory_says(string what)
    {
        await using var server = await ServeAsync();
        using var hostile = new StrangersFeed();
        hostile.Pack("9.9.9");
        await HostileDirectoryAsync(hostile);

        (await InstallAsync(what, server.Source)).ShouldExit(0);

        (await _home.RunAsync("plugin", "info", StrangersFeed.Id, "--json")).Json.Text("version").ShouldBe("1.0.0");
        (await File.ReadAllTextAsync(Path.Combine(_home.Files, "plugins", "installed.json"))).ShouldContain(server.Source);
        ShouldBeTidy();
    }

    [Fact]
    public async Task The_settings_of_the_user_are_taken_where_they_know_the_source()
    {
        await using var server = await ServeAsync();
        await WriteAsync(Path.Combine(".nuget", "NuGet", "NuGet.Config"), $"""
            <configuration><packageSources><clear /><add key="mine" value="{server.Source}" allowInsecureConnections="true" /></packageSources></configuration>
            """);

        (await InstallAsync(StrangersFeed.Id, source: null)).ShouldExit(0);
        (await InstallAsync(StrangersFeed.Id, server.Source)).ShouldExit(0);
    }

    [Theory]
    [InlineData("http://packages.example/v3/index.json", "is neither https nor http on this machine itself")]
    [InlineData("http://localhost:1/v3/index.json", "is neither https nor http on this machine itself")]
    [InlineData("file:///tmp/packages", "is neither https nor http on this machine itself")]
    [InlineData("https://ada:" + Password + "@packages.example/v3/index.json", "can carry no user name and no password")]
    [InlineData("https://ada:x/" + Password + "@packages.example/v3/index.json", "can carry no user name and no password")]
    public async Task An_address_that_is_not_safe_is_wrong_usage(string source, string words)
    {
        var run = (await InstallAsync(StrangersFeed.Id, source)).ShouldExit(64);

        run.Error.ShouldContain(words);
        ShouldBeTidy();
    }

    [Fact]
    public async Task Whatever_goes_wrong_is_told_in_words_with_the_next_command()
    {
        var gone = await ServeAsync();
        var address = gone.Source;
        await gone.DisposeAsync();
        ShouldBeTold(await InstallAsync(StrangersFeed.Id, address), "Connection refused");

        await using var server = await ServeAsync();
        ShouldBeTold(await InstallAsync("contoso.gadgets", server.Source), "contoso.gadgets");
        ShouldBeTold(await InstallAsync(StrangersFeed.Id + "@2.0.0", server.Source), "2.0.0");
        foreach (var status in (int[])[401, 403, 500])
        {
            server.Instead = context => AnswerAsync(context, status, "");
            ShouldBeTold(await InstallAsync(StrangersFeed.Id, server.Source), $"{status}");
        }

        server.Instead = context => AnswerAsync(context, 200, "<html>Please sign in.</html>");
        ShouldBeTold(await InstallAsync(StrangersFeed.Id, server.Source), "is not a valid JSON object");
    }

    [Fact]
    public async Task A_server_that_hands_out_something_else_is_found_out()
    {
        await using var server = await ServeAsync();
        using var other = new StrangersFeed();
        File.Copy(other.Pack("1.0.0", "built-on-newer-contract"), _package, overwrite: true);

        var run = await _home.RunAsync("plugin", "install", StrangersFeed.Id, "--source", server.Source, "--trust", new string('0', 128), "--json");

        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginRefused");
        run.Error.ShouldContain(StrangersFeed.HashOf(_package));
        ShouldBeTidy();
    }

    [FactWhere(Needs.Unix)]
    public async Task Ctrl_C_while_it_is_fetched_ends_the_download_too_and_leaves_nothing()
    {
        await using var server = await ServeAsync();
        server.Hangs = true;
        using var tool = _home.Start(Install(StrangersFeed.Id, server.Source));
        await server.Asked;
        await Unix.InterruptAsync(tool);

        (await tool.EndAsync()).ShouldExit(130);
        ShouldBeTidy();
    }

    [FactWhere(Needs.Unix)]
    public async Task Kill_9_while_it_is_fetched_leaves_what_the_next_install_removes()
    {
        await using var server = await ServeAsync();
        server.Hangs = true;
        using var tool = _home.Start(new ToolCall("plugin", "install", StrangersFeed.Id, "--source", server.Source));
        await server.Asked;
        await Unix.KillAsync(tool);
        (await tool.EndAsync()).ShouldExit(KillPoints.Killed);
        Directory.Exists(Path.Combine(_home.Files, "plugins", ".staging")).ShouldBeTrue("it was killed on the way");
        (await _home.RunAsync("plugin", "list")).ShouldExit(0).Out.ShouldNotContain(StrangersFeed.Id);

        // The download that was orphaned still waits for its server.
        (await InstallAsync(_package, source: null)).ShouldExit(0);

        (await _home.RunAsync("plugin", "check")).ShouldExit(0);
        ShouldBeTidy();
    }

    public void Dispose()
    {
        _feed.Dispose();
        _home.Dispose();
    }

    private Task<NuGetServer> ServeAsync() => NuGetServer.StartAsync(_package, StrangersFeed.Id, "1.0.0");

    private ToolCall Install(string what, string? source) =>
        new(["plugin", "install", what, "--trust", StrangersFeed.HashOf(_package), "--json", .. source is null ? (string[])[] : ["--source", source]]);

    private Task<ToolRun> InstallAsync(string what, string? source) => _home.RunAsync(Install(what, source));

    private void ShouldBeTold(ToolRun run, string words)
    {
        run.Error.ShouldContain(words);
        run.ShouldExit(1).Json.Text("error", "code").ShouldBe("pluginMissing");
        run.Error.ShouldContain("Nothing was changed.");
        run.Error.ShouldContain("authx plugin install FILE.nupkg");
        foreach (var noise in (string[])["NullReference", " at NuGet.", "Exception"])
            run.Error.ShouldNotContain(noise, customMessage: run.ToString());
        ShouldBeTidy();
    }

    private void ShouldBeTidy() => Directory.Exists(Path.Combine(_home.Files, "plugins", ".staging")).ShouldBeFalse();

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    private async Task HostileDirectoryAsync(StrangersFeed hostile)
    {
        await WriteAsync("nuget.config", $"""<configuration><packageSources><clear /><add key="only" value="{hostile.Directory}" /></packageSources></configuration>""");
        await WriteAsync("global.json", """{"sdk":{"version":"99.0.0","paths":["./sdk"]}}""");
        await WriteAsync("dotnet", "#!/bin/sh\nexit 99\n");
        await Unix.ChmodAsync("755", Path.Combine(_home.Directory, "dotnet"));
    }

    private async Task WriteAsync(string name, string text)
    {
        var path = Path.Combine(_home.Directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }
}
