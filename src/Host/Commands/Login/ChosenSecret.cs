using System.Text;

namespace Authx.Host.Commands.Login;

/// <summary>A password or a client's secret from standard input or a file. Unlike a token it may have any character in it.</summary>
/// <param name="what">What it is, as people call it.</param>
internal sealed class ChosenSecret(string what)
{
    private const int MostBytes = 65_536;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Everything that is piped in, less one line break at the end: <c>echo</c> adds one.</summary>
    /// <exception cref="FailureException">It is empty, too long or not UTF-8.</exception>
    public Task<Secret> FromStreamAsync(Stream input, CancellationToken cancellationToken) => ReadAsync(input, "standard input", cancellationToken);

    /// <summary>Everything that is in the file, less one line break at the end.</summary>
    /// <exception cref="FailureException">It cannot be read, is empty, too long or not UTF-8.</exception>
    public async Task<Secret> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await ReadAsync(file, path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ErrorCode.InvalidInput, $"No {what} could be read from {path}: {TokenInput.WhyUnreadable(path, e)}. Nothing was changed.").AsException(e);
        }
    }

    private async Task<Secret> ReadAsync(Stream input, string source, CancellationToken cancellationToken)
    {
        var content = new byte[MostBytes + 1];
        var length = await input.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return length > MostBytes ? throw Refused(source, $"it is longer than {MostBytes:N0} bytes") : Read(content.AsSpan(0, length), source);
        }
        finally
        {
            content.AsSpan().Clear();
        }
    }

    private Secret Read(ReadOnlySpan<byte> content, string source)
    {
        if (content.EndsWith("\n"u8))
            content = content.EndsWith("\r\n"u8) ? content[..^2] : content[..^1];
        if (content.IsEmpty)
            throw Refused(source, "it is empty");
        try
        {
            return new(Strict.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            // What the exception quotes is a part of the secret.
            throw Refused(source, "it is not UTF-8");
        }
    }

    private FailureException Refused(string source, string why) =>
        new Failure(ErrorCode.InvalidInput, $"What came from {source} is no {what}: {why}. Nothing was changed.").AsException();
}
