namespace Authx.Host.Terminal.Tests;

public sealed class LauncherTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("authx-launcher-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_program_is_found_in_an_absolute_entry_of_the_path()
    {
        var program = Program("tool");

        With(_directory).Find("tool").ShouldBe(program);
    }

    [Fact]
    public void A_program_of_the_current_directory_is_never_found_by_its_name()
    {
        Program("tool");

        In(_directory, () => With("/nowhere").Find("tool")).ShouldBeNull();
    }

    [Theory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("bin")]
    public void A_relative_entry_of_the_path_is_left_out(string entry)
    {
        Program("tool");
        Directory.CreateDirectory(Path.Combine(_directory, "bin"));

        In(_directory, () => With(entry).Find("tool")).ShouldBeNull();
    }

    [Fact]
    public void What_cannot_be_executed_is_no_program()
    {
        File.WriteAllText(Path.Combine(_directory, "text"), "");

        With(_directory).Find("text").ShouldBeNull();
    }

    [Fact]
    public void A_name_with_a_path_is_taken_as_it_is()
    {
        var program = Program("tool");

        With("/nowhere").Find(program).ShouldBe(program);
    }

    [Fact]
    public void A_program_that_is_not_there_is_a_failure_with_its_name()
    {
        var failure = Should.Throw<FailureException>(() => With(_directory).Start("nothing-of-this-name", [])).Failure;

        failure.Code.ShouldBe(ErrorCode.NoProgram);
        failure.Message.ShouldContain("nothing-of-this-name");
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("kill -9 $$", 137)]
    public async Task The_programs_own_exit_code_comes_back(string script, int code) =>
        (await With("/usr/bin:/bin").RunAsync("sh", ["-c", script], new Dictionary<string, string>())).ShouldBe(code);

    private static Launcher With(string path) => new(name => name == "PATH" ? path : null);

    private string Program(string name)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static T In<T>(string directory, Func<T> look)
    {
        var before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(directory);
        try
        {
            return look();
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
