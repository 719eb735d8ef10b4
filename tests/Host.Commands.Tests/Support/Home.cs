using System.Text.Json;
using Authx.DocumentSchemas;

namespace Authx.Host.Commands.Tests.Support;

/// <summary>A home of its own for authx, and the tool run in it; removed afterwards.</summary>
public sealed class Home : IDisposable
{
    public const string Canary = "ghp_CanaryCanaryCanaryCanaryCanary1234";

    private readonly string _directory = Directory.CreateTempSubdirectory("authx-home-").FullName;

    public Home() => Environment = new() { ["AUTHX_HOME"] = _directory, ["HOME"] = _directory };

    /// <summary>The variables that the tool sees.</summary>
    public Dictionary<string, string> Environment { get; }

    public string ConfigFile => PathOf("config.json");

    public string Config => File.ReadAllText(ConfigFile);

    public string PathOf(params string[] parts) => Path.Combine([_directory, .. parts]);

    /// <summary>Writes the user's settings.</summary>
    public Home WithConfig(string text)
    {
        File.WriteAllText(ConfigFile, text);
        return this;
    }

    /// <summary>Runs the tool where nobody can be asked.</summary>
    internal Task<Ran> RunAsync(params string[] args) => RunAsync(new FakeTerminal(), args);

    /// <summary>Runs the tool at this console, which ends with the run. Every document must fit its schema.</summary>
    internal async Task<Ran> RunAsync(FakeTerminal terminal, params string[] args)
    {
        using var console = terminal;
        using var tools = new Toolbox(terminal, Environment.GetValueOrDefault, TimeProvider.System);
        var code = await Task.Run(() => new App(tools).Run(args));
        var line = $"authx {string.Join(' ', args)}";
        PrintedDocument.Violations(args, terminal.Printed).ShouldBeEmpty($"{line}\n{terminal.Everything}");
        PrintedDocument.ReceiptViolations(args, _directory).ShouldBeEmpty(line);
        return new(code, terminal.Printed, terminal.Said);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}

/// <summary>What came of a run.</summary>
internal sealed record Ran(ExitCode Code, string Out, string Error)
{
    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonElement Json => JsonElement.Parse(Out);

    /// <summary>The code in the document's <c>error</c>, or null.</summary>
    public string? ErrorCode => Json.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? error.GetProperty("code").GetString() : null;

    /// <summary>Fails where the run did not end well.</summary>
    public Ran ShouldBeDone()
    {
        Code.ShouldBe(ExitCode.Done, Error);
        return this;
    }
}
