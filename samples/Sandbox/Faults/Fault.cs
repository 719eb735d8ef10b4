using System.Text.Json;

namespace Authx.Sandbox.Faults;

/// <summary>What goes wrong, with which request, and how often.</summary>
internal sealed record Fault
{
    /// <summary>A method and the beginning of a path: <c>DELETE /v1/keys</c>; <c>*</c> stands for any method.</summary>
    public required string Match { get; init; }

    /// <summary>The name of what happens; <see cref="FaultKinds"/> has them all.</summary>
    public required string Kind { get; init; }

    /// <summary>For how many requests; 0: until the faults are reset.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Of the fault of that name; 301 makes a redirect a permanent one.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Seconds, for the header of that name.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public string Location { get; init; } = "https://elsewhere.example/";

    /// <summary>The time between two bytes of a slow body, or before a late answer, in milliseconds.</summary>
    public int EveryMs { get; init; } = 1000;

    /// <summary>What is changed in an answer, as a merge patch (RFC 7396): null takes a member away.</summary>
    public JsonElement Patch { get; init; }

    /// <summary>What a made-up answer calls itself.</summary>
    public string Type { get; init; } = "application/json";

    /// <summary>What a made-up answer says.</summary>
    public string Body { get; init; } = "";
}
