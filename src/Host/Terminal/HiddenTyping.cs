using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Authx.Host.Terminal;

/// <summary>
/// For as long as it lives, a Unix terminal does not show what is typed. <see cref="Console.ReadKey()"/> would not do: it
/// hides typing only while it waits, so that a key pressed between two of its calls, or just before the first, is shown.
/// </summary>
internal sealed unsafe partial class HiddenTyping : IDisposable
{
    private const int Input = 0;
    private const int AtOnce = 0;
    private const byte Echo = 0x08;

    // The longest line that a terminal hands over; of a longer one it drops the rest, silently.
    private const int LongestLine = 4095;

    // What is changed is the lowest byte of the local flags, which stand fourth: after three of 32 bits on Linux, of 64 elsewhere.
    private static readonly int LocalFlags = OperatingSystem.IsLinux() ? 12 : 24;

    private readonly byte[] _shown;

    private HiddenTyping(byte[] shown) => _shown = shown;

    /// <summary>Hides typing; null where the input is no terminal.</summary>
    public static HiddenTyping? Begin()
    {
        var shown = new byte[256];
        fixed (byte* attributes = shown)
        {
            if (GetAttributes(Input, attributes) != 0)
                return null;
        }

        var hidden = (byte[])shown.Clone();
        hidden[LocalFlags] &= unchecked((byte)~Echo);
        Apply(hidden);
        return new(shown);
    }

    /// <summary>Reads a line as the terminal edits it; null at the end of the input.</summary>
    /// <exception cref="FailureException">It is as long as a line can be, so that its end may be missing.</exception>
    public static string? ReadLine()
    {
        using var input = new FileStream(new SafeFileHandle(Input, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        var typed = new List<byte>();
        int read;
        while ((read = input.ReadByte()) is not (-1 or '\n' or '\r'))
            typed.Add((byte)read);
        if (typed.Count >= LongestLine)
            throw new Failure(ErrorCode.InvalidInput, $"A terminal hands over no more than {LongestLine:N0} characters of a line. Nothing was changed.")
            { Hint = "Pipe it in: --token-stdin, or --password-stdin." }.AsException();
        return read == -1 && typed.Count == 0 ? null : Encoding.UTF8.GetString([.. typed]);
    }

    public void Dispose() => Apply(_shown);

    private static void Apply(byte[] attributes)
    {
        fixed (byte* first = attributes)
            _ = SetAttributes(Input, AtOnce, first);
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(int descriptor, byte* attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetAttributes(int descriptor, int when, byte* attributes);
}
