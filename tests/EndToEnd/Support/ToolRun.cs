using System.Text.Json;
using Authx.DocumentSchemas;

namespace Authx.EndToEnd.Support;

/// <summary>What came of a run of the tool.</summary>
internal sealed record ToolRun(ToolCall Call, int ExitCode, string Out, string Error)
{
    /// <summary>The one document on standard output.</summary>
    public JsonElement Json => Documents.Single(Out);

    public ToolRun ShouldExit(int code)
    {
        ExitCode.ShouldBe(code, ToString());
        return this;
    }

    /// <summary>Both streams as one reads them on a screen.</summary>
    public string Said => Out + Error;

    /// <summary>What holds for every run: no secret, no stack trace, one document that fits its schema where a document was asked for.</summary>
    public ToolRun ShouldBehave(IEnumerable<string> secrets)
    {
        foreach (var secret in Call.Reveals ? [] : secrets)
            Said.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{Call} shows a secret");
        Said.ShouldNotContain("\n   at ", customMessage: $"{Call} shows a stack trace");
        Said.ShouldNotContain("Unhandled exception", customMessage: $"{Call} died of an exception");
        PrintedDocument.Violations(Call.Args, Out).ShouldBeEmpty(ToString());
        return this;
    }

    public override string ToString() => $"{Call}: exit {ExitCode}\n--- stdout\n{Out}--- stderr\n{Error}";
}
