namespace Authx.EndToEnd.Support;

/// <summary>One run of the tool: what is typed, what is piped in, what surrounds it.</summary>
internal sealed record ToolCall(params string[] Args)
{
    /// <summary>What is piped in; nothing means an input that is at its end.</summary>
    public string Input { get; init; } = "";

    /// <summary>Variables on top of the home's own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>A program that starts the tool, with its first arguments, such as <c>unshare -n</c>.</summary>
    public string[] Through { get; init; } = [];

    /// <summary>The job of this call is to hand out a secret.</summary>
    public bool Reveals { get; init; }

    /// <summary>Another tool than the installed one.</summary>
    public string? Tool { get; init; }

    public override string ToString() => "authx " + string.Join(' ', Args);
}
