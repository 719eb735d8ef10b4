namespace Authx.EndToEnd.Support;

/// <summary>The tool as it was installed.</summary>
internal static class AuthxTool
{
    private const string Variable = "AUTHX_TOOL";

    /// <summary>The command's absolute path.</summary>
    public static string Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? File.Exists(path) ? path : throw new InvalidOperationException($"{Variable} is \"{path}\", and there is no such file.")
        : throw new InvalidOperationException($"{Variable} does not say where the installed tool is. Run: dotnet run build.cs -- test");

    /// <summary>The .NET that the tool runs on: the one that runs these tests.</summary>
    public static string DotnetRoot { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Dir(typeof(object).Assembly.Location), "..", "..", ".."));

    private static string Dir(string file) => System.IO.Path.GetDirectoryName(file)!;
}
