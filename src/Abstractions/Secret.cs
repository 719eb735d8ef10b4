using System.Diagnostics;

namespace Authx;

/// <summary>Text that must not be seen. It prints as <c>***</c>, converts to nothing, and has one way out: <see cref="Reveal"/>.</summary>
[DebuggerDisplay("***")]
public sealed class Secret
{
    /// <summary>The longest token that is accepted, in characters.</summary>
    public const int MaxTokenLength = 65_536;

    private readonly string _value;

    /// <summary>Holds any text, for example a password. Use <see cref="FromToken"/> for what a server or user handed over as a token.</summary>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Holds a token that <see cref="ProblemWithToken"/> has no objection to.</summary>
    /// <exception cref="FormatException">It is no token. The message says why and never quotes it.</exception>
    public static Secret FromToken(string value) =>
        ProblemWithToken(value) is { } problem ? throw new FormatException(problem) : new Secret(value);

    /// <summary>
    /// Says what keeps a text from being a token (empty, too long, a space, a control or non-ASCII character), or null.
    /// What passes can stand in a header without changing the request.
    /// </summary>
    public static string? ProblemWithToken(string? value) => value switch
    {
        null or "" => "it is empty",
        { Length: > MaxTokenLength } => $"it is {value.Length:N0} characters long; at most {MaxTokenLength:N0} are accepted",
        _ => value.AsSpan().IndexOfAnyExceptInRange('!', '~') is var at and >= 0
            ? $"character {at + 1} is {Describe(value[at])}; only visible ASCII without spaces is accepted"
            : null,
    };

    /// <summary>Hands the text out. Every call is a place to review.</summary>
    public string Reveal() => _value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    private static string Describe(char c) => c switch
    {
        ' ' => "a space",
        '\n' or '\r' => "a line break",
        < ' ' or '\u007f' => "a control character",
        _ => "not ASCII",
    };
}
