namespace Authx.Host.Commands;

/// <summary>What is said where authx itself is wrong: an exception that nobody expected.</summary>
internal static class Mistake
{
    public static Failure In(Exception e, Redactor redactor) =>
        new(ErrorCode.Unexpected, $"A mistake in authx: {e.GetType().Name}: {ForeignText.Clean(e.Message, redactor)}")
        { Hint = "Please report it, with the command that you ran; --verbose shows where it happened." };
}
