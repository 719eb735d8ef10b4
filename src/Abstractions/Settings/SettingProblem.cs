namespace Authx;

/// <summary>What is wrong with one setting.</summary>
public sealed class SettingProblem
{
    /// <summary>The setting's key, with dots: <c>logout.path</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What is wrong, as the end of a sentence that begins with the key: <c>uses {tokenId}, which nothing sets</c>.</summary>
    public required string Message { get; init; }
}
