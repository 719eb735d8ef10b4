namespace Authx.Host.Files;

/// <summary>A text is not JSON.</summary>
internal sealed class NotJsonException(int line) : FormatException($"line {line}: not JSON")
{
    /// <summary>Where, counted from one.</summary>
    public int Line => line;
}
