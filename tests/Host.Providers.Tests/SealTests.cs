namespace Authx.Host.Providers.Tests;

/// <summary>What is loaded of an installed plugin is what was installed, dependencies too.</summary>
public sealed class SealTests
{
    private const string Plugin = "conflicting-dependency";
    private const string Dependency = "Microsoft.Extensions.Configuration.dll";

    [Fact]
    public async Task An_installed_plugin_that_is_as_it_was_works()
    {
        using var folder = PluginFolder.From(PluginSource.Installed, Plugin);
        using var run = new TestRun(Plugin, folder);
        (await run.LogoutAsync()).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_dependency_that_was_changed_is_not_loaded()
    {
        using var folder = PluginFolder.From(PluginSource.Installed, Plugin);
        Change(folder);
        using var run = new TestRun(Plugin, folder);
        var failure = (await run.LogoutAsync()).Failure!;
        failure.Code.ShouldBe(ErrorCode.PluginRefused);
        failure.Message.ShouldContain($"\"{Plugin}\" was not used: {Dependency} is not what was installed");
        run.Interaction.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dependency_that_the_manifest_does_not_name_is_not_loaded()
    {
        using var folder = PluginFolder.From(PluginSource.Installed, Plugin);
        folder.Edit(Plugin, manifest => manifest["files"]!.AsObject().Remove(Dependency));
        using var run = new TestRun(Plugin, folder);
        (await run.LogoutAsync()).Failure!.Message.ShouldContain($"{Dependency} is not one of its files");
    }

    [Theory]
    [InlineData(PluginSource.Bundled)]
    [InlineData(PluginSource.Linked)]
    public async Task Of_others_nothing_is_hashed(object source)
    {
        using var folder = PluginFolder.From((PluginSource)source, Plugin);
        Change(folder);
        using var run = new TestRun(Plugin, folder);
        (await run.LogoutAsync()).Failure.ShouldBeNull();
    }

    // Behind its end an assembly may have anything; it still loads.
    private static void Change(PluginFolder folder) => File.AppendAllText(folder.File(Plugin, Dependency), " ");
}
