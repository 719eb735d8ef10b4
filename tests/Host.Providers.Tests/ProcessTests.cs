using System.Diagnostics;

namespace Authx.Host.Providers.Tests;

/// <summary>What a plugin can do to a whole process, seen from outside.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_plugin_that_calls_exit_does_not_make_a_success()
    {
        var (output, _, code) = await SignOutAsync("exits");
        output.ShouldBe(["last words: PluginFault: The program was ended from within by a plugin (exits); the outcome is unknown."]);
        code.ShouldBe((int)ExitCode.Failed);
    }

    [Fact]
    public async Task A_plugin_that_calls_exit_after_its_answer_does_not_make_a_success_either()
    {
        var (output, _, code) = await SignOutAsync("exits-later", "wait");
        output.ShouldBe(["last words: PluginFault: The program was ended from within by a plugin (exits-later); the outcome is unknown."]);
        code.ShouldBe((int)ExitCode.Failed);
    }

    [Fact]
    public async Task A_thread_that_is_left_behind_does_not_keep_the_process()
    {
        var (output, _, code) = await SignOutAsync("leaves-thread");
        output.ShouldBe(["LocalOnly"]);
        code.ShouldBe((int)ExitCode.Done);
    }

    [Fact]
    public async Task An_exception_that_nobody_can_catch_does_not_end_the_process()
    {
        var (output, _, code) = await SignOutAsync("throws-async-void");
        output.ShouldBe(["PluginFault: The plugin \"throws-async-void\" failed: InvalidOperationException: fired and forgotten"]);
        code.ShouldBe((int)ExitCode.Failed);
    }

    [Fact]
    public async Task What_a_plugin_prints_goes_to_the_other_stream()
    {
        var (output, talk, code) = await SignOutAsync("prints");

        // Only the handle behind the writers is out of reach.
        output.ShouldBe(["past the writers", "LocalOnly"]);
        talk.ShouldBe(["[prints] half a line, and [31mthe key ***", "[prints] on the other writer", "[prints] unfinished"]);
        code.ShouldBe((int)ExitCode.Done);
    }

    private static async Task<(string[] Output, string[] Talk, int Code)> SignOutAsync(string plugin, params string[] more)
    {
        using var folder = PluginFolder.With(plugin);
        string[] arguments = ["exec", PluginFolder.Built("Driver"), folder.Directory, plugin, .. more];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, talk) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (Lines(await output), Lines(await talk), process.ExitCode);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
