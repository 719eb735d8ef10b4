using System.Text;

namespace Authx.Host.Commands.Login;

/// <summary>A password from standard input. Unlike a token it may have any character in it.</summary>
internal static class PasswordInput
{
    private const int MostBytes = 65_536;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Everything that is piped in, less one line break at the end: <c>echo</c> adds one.</summary>
    /// <exception cref="FailureException">It is empty, too long or not UTF-8.</exception>
    public static async Task<Secret> FromStreamAsync(Stream input, CancellationToken cancellationToken)
    {
        var content = new byte[MostBytes + 1];
        var length = await input.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return length > MostBytes ? throw Refused($"it is longer than {MostBytes:N0} bytes") : Read(content.AsSpan(0, length));
        }
        finally
        {
            content.AsSpan().Clear();
        }
    }

    private static Secret Read(ReadOnlySpan<byte> content)
    {
        if (content.EndsWith("\n"u8))
            content = content.EndsWith("\r\n"u8) ? content[..^2] : content[..^1];
        if (content.IsEmpty)
            throw Refused("it is empty");
        try
        {
            return new(Strict.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            // What the exception quotes is a part of the password.
            throw Refused("it is not UTF-8");
        }
    }

    private static FailureException Refused(string why) =>
        new Failure(ErrorCode.InvalidInput, $"What came from standard input is no password: {why}. Nothing was changed.").AsException();
}
