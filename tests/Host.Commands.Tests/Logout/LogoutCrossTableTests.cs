using System.Text.Json;
using Authx.Host.Commands.Tests.Support;

namespace Authx.Host.Commands.Tests.Logout;

/// <summary>Every row of what can come of a logout with every switch that a logout has; the table is the text file beside this one.</summary>
public sealed class LogoutCrossTableTests : IDisposable
{
    private const string Table = "every-row-with-every-switch.txt";

    private readonly Home _home = new();

    public static IEnumerable<object[]> Cells => Read().Select(cell => new object[] { cell.Situation, cell.Switches, cell.Expected });

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task What_is_met_and_what_was_asked_for_decide_what_comes_of_it(string situation, string switches, string expected)
    {
        using var undone = await _home.SetUpAsync(situation);
        var before = File.Exists(_home.ProfileFile());

        var ran = await _home.RunAsync(["logout", "--json", "--timeout", "1s", .. Words(switches)]);

        var report = ReportOf(ran);
        Told((int)ran.Code, report).ShouldBe(expected, ran.Out);
        report.GetProperty("revoked").GetBoolean().ShouldBe(report.GetProperty("revocation").GetString() is "revoked" or "alreadyGone");
        _home.HasProfile().ShouldBe(before && (report.GetProperty("local").GetString() != "cleared" || switches.Contains("--dry-run", StringComparison.Ordinal)));
        File.Exists(_home.PathOf("pending", "it.json")).ShouldBe(report.GetProperty("revocation").GetString() == "deferred");
        (ran.Out + ran.Error).ShouldNotContain(Home.Canary);
    }

    [Fact]
    public void Every_situation_has_a_line_for_every_switch()
    {
        var cells = Read().ToList();
        var switches = cells.Select(cell => cell.Switches).Distinct().ToList();

        foreach (var situation in cells.GroupBy(cell => cell.Situation))
            situation.Select(cell => cell.Switches).ShouldBe(switches, situation.Key);
        foreach (var name in Switches())
            switches.ShouldContain(given => given.Contains(name, StringComparison.Ordinal), name);
    }

    // As the help lists them; those of the output belong to every command.
    private static IEnumerable<string> Switches() =>
        ["--local", "--revoke", "--on-failure keep", "--on-failure clear", "--on-failure defer", "--strict", "--verify", "--scan", "--dry-run", "--receipt",
            "--browser", "--set", "--everywhere", "--all", "--service", "--force", "--profile"];

    private static IEnumerable<(string Situation, string Switches, string Expected)> Read()
    {
        using var reader = new StreamReader(typeof(LogoutCrossTableTests).Assembly.GetManifestResourceStream(Table)!);
        var situation = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                situation = line[3..];
            else if (line.Split(" => ") is [var switches, var expected])
                yield return (situation, switches.Trim(), string.Join(' ', expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    private string[] Words(string switches) =>
        [.. switches.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "-").Select(word => word == "FILE" ? _home.PathOf("receipt.json") : word)];

    // Of many there is one here, or none.
    private static JsonElement ReportOf(Ran ran) =>
        !ran.Json.TryGetProperty("results", out var results) ? ran.Json : results.EnumerateArray().SingleOrDefault() is { ValueKind: not JsonValueKind.Undefined } one ? one
        : JsonElement.Parse("""{"revoked":false,"revocation":"none","verified":null,"local":"absent","warnings":[],"error":null}""");

    private static string Told(int exit, JsonElement report)
    {
        var error = report.GetProperty("error");
        var verified = report.GetProperty("verified") switch { { ValueKind: JsonValueKind.True } => "dead", { ValueKind: JsonValueKind.False } => "unproven", _ => "-" };
        var warnings = string.Join(',', report.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()));
        return $"{exit} {report.GetProperty("revocation").GetString()} {report.GetProperty("local").GetString()} {verified} {(warnings.Length == 0 ? "-" : warnings)} "
            + (error.ValueKind == JsonValueKind.Null ? "-" : error.GetProperty("code").GetString());
    }
}
