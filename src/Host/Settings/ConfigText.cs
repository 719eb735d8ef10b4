using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Authx.Host.Settings;

/// <summary>The bytes of a settings file: there, not there, or refused in words.</summary>
internal readonly record struct ConfigText(byte[] Bytes, string? Refusal)
{
    /// <summary>More than anybody writes by hand, and little enough to read at once.</summary>
    public const int MaxLength = 1024 * 1024;

    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n"u8);

    /// <summary>How a settings file is written: JSON with comments and trailing commas.</summary>
    public static JsonReaderOptions Syntax => new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether there is anything to read. A file that is not there, or blank, is an empty layer.</summary>
    public bool IsBlank => Bytes.Length == 0 || !Bytes.AsSpan().ContainsAnyExcept(Blank);

    /// <summary>Reads the file; a missing one is blank.</summary>
    public static ConfigText Read(string path)
    {
        // Asked before, because a missing file is the usual case and an exception costs milliseconds.
        if (!File.Exists(path))
            return Directory.Exists(path) ? Refused("is a directory, where the settings file should be") : new([], null);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
            return Of(ReadAtMost(file, MaxLength + 1));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new([], null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refused("cannot be read; check its owner and its mode");
        }
    }

    /// <summary>Checks the bytes and takes the byte order mark off.</summary>
    public static ConfigText Of(byte[] bytes)
    {
        if (bytes.Length > MaxLength)
            return Refused("is larger than 1 MiB, which no settings file is");
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refused("is UTF-16 text; save it as UTF-8");
        var text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return Utf8.IsValid(text) ? new(text, null) : Refused("is not UTF-8 text");
    }

    private static ConfigText Refused(string words) => new([], words);

    // A device has no length to trust: it is read up to the limit.
    private static byte[] ReadAtMost(FileStream file, int limit)
    {
        var buffer = new byte[file.CanSeek ? Math.Min(file.Length + 1, limit) : limit];
        var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..length];
    }
}
