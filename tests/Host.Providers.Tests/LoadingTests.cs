namespace Authx.Host.Providers.Tests;

public sealed class LoadingTests
{
    [Fact]
    public async Task A_good_plugin_works()
    {
        using var run = new TestRun("good");
        (await run.LogoutAsync()).Value.Credentials.Single().Outcome.ShouldBe(Outcome.LocalOnly);
    }

    [Fact]
    public async Task A_plugin_gets_its_own_version_of_what_the_host_uses_too()
    {
        using var run = new TestRun("conflicting-dependency");
        var hosts = typeof(Microsoft.Extensions.Configuration.ConfigurationBuilder).Assembly.GetName().Version;
        (await run.LogoutAsync()).Failure.ShouldBeNull();
        hosts.ShouldBe(new Version(10, 0, 0, 0));
        run.Interaction.Told.ShouldBe(["Configuration 8.0.0.0"]);
    }

    [Fact]
    public async Task A_missing_dependency_is_named_and_not_taken_from_the_host()
    {
        typeof(McMaster.Extensions.CommandLineUtils.CommandLineApplication).ShouldNotBeNull();
        using var run = new TestRun("missing-dependency");
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginFault);
        failure.Message.ShouldBe(
            "The plugin \"missing-dependency\" needs McMaster.Extensions.CommandLineUtils.dll 2.3, which is not in its folder.");
    }

    [Fact]
    public async Task A_plugin_with_a_copy_of_the_contract_gets_the_hosts()
    {
        using var folder = PluginFolder.With("copy-of-contract");
        File.Exists(folder.File("copy-of-contract", "Authx.Abstractions.dll")).ShouldBeTrue();
        using var run = new TestRun("copy-of-contract", folder);
        (await run.LogoutAsync()).Value.Credentials.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plugin_that_needs_a_newer_contract_is_refused_with_both_versions_and_the_remedy()
    {
        using var run = new TestRun("needs-newer-contract");
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain("\"needs-newer-contract\"");
        failure.Message.ShouldContain("1.9.0");
        failure.Message.ShouldContain($"this authx has {ContractVersion.Host}");
        failure.Message.ShouldContain("Authx.ITelepathy, Authx.LogoutContext.get_Motive() : String");
        failure.Hint.ShouldBe("dotnet tool update -g authx");
    }

    [Fact]
    public async Task A_plugin_built_on_a_newer_contract_that_uses_nothing_new_works()
    {
        using var run = new TestRun("built-on-newer-contract");
        (await run.LogoutAsync()).Value.Credentials.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("2.0.0", "dotnet tool update -g authx")]
    [InlineData("0.9.0", "Ask for a newer version of the plugin \"good\"")]
    public async Task A_plugin_of_another_major_contract_is_refused(string contract, string hint)
    {
        using var folder = PluginFolder.With("good");
        folder.Edit("good", manifest => manifest["contract"] = contract);
        using var run = new TestRun("good", folder);
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain(contract);
        failure.Hint.ShouldBe(hint);
    }

    [Fact]
    public async Task Garbage_is_refused()
    {
        using var run = new TestRun("garbage");
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain("\"garbage\"");
        failure.Message.ShouldContain("TestProviders.Garbage.dll is no .NET assembly");
    }

    [Theory]
    [InlineData("type", "TestProviders.Nobody", "has no class TestProviders.Nobody")]
    [InlineData("type", "TestProviders.Script", "is no IAuthProvider")]
    [InlineData("assembly", "Nothing.dll", "Nothing.dll is not in")]
    public async Task A_manifest_that_does_not_fit_the_folder_is_refused(string key, string value, string reason)
    {
        using var folder = PluginFolder.With("good");
        folder.Edit("good", manifest => manifest[key] = value);
        using var run = new TestRun("good", folder);
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain(reason);
    }

    [Fact]
    public void Nothing_is_loaded_before_the_first_call()
    {
        using var folder = PluginFolder.With("good");
        using var run = new TestRun("good", folder);
        run.Console.ShouldBeNull();
        AppDomain.CurrentDomain.GetAssemblies().ShouldAllBe(assembly => !assembly.Location.StartsWith(folder.Directory));
    }
}
