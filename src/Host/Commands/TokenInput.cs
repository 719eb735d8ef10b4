using System.Text;

namespace Authx.Host.Commands;

/// <summary>A token from outside: standard input, a file, a variable, an argument.</summary>
internal static class TokenInput
{
    private const int MostBytes = Secret.MaxTokenLength + 2;

    /// <summary>Everything that is piped in, less a line break at the end.</summary>
    public static async Task<Secret> FromStreamAsync(Stream input, CancellationToken cancellationToken)
    {
        var content = new byte[MostBytes + 1];
        var length = await input.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return Read(content.AsSpan(0, length), "standard input");
    }

    public static Secret FromFile(string path, string source)
    {
        try
        {
            using var file = File.OpenRead(path);
            var content = new byte[MostBytes + 1];
            var length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return Read(content.AsSpan(0, length), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ErrorCode.InvalidInput, $"No token could be read from {path} ({source}): {WhyUnreadable(path, e)}. Nothing was changed.").AsException(e);
        }
    }

    /// <summary>Why a file could not be read, in words.</summary>
    public static string WhyUnreadable(string path, Exception exception) => exception is FileNotFoundException or DirectoryNotFoundException
        ? "there is no such file"
        : Directory.Exists(path) ? "it is a directory" : "it cannot be read";

    /// <summary>Refuses what can be no token, without quoting it.</summary>
    public static Secret Check(string text, string source) => Secret.ProblemWithToken(text) is { } problem
        ? throw new Failure(ErrorCode.InvalidInput, $"What came from {source} is no token or key: {problem}. Nothing was changed.").AsException()
        : new Secret(text);

    private static Secret Read(ReadOnlySpan<byte> content, string source)
    {
        if (content.Length > MostBytes)
            throw new Failure(ErrorCode.InvalidInput,
                $"What came from {source} is no token or key: it is longer than {Secret.MaxTokenLength:N0} characters. Nothing was changed.").AsException();
        var text = Encoding.UTF8.GetString(content);
        if (text.EndsWith('\n'))
            text = text[..^1];
        if (text.EndsWith('\r'))
            text = text[..^1];
        return Check(text, source);
    }
}
