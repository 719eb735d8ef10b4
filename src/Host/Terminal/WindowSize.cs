using System.Runtime.InteropServices;

namespace Authx.Host.Terminal;

/// <summary>
/// How large the terminal behind a stream is. The console knows only the one behind standard output, which is often a file
/// while somebody watches standard error; and asking it sets up all of it, with handlers and modes of its own.
/// </summary>
internal static partial class WindowSize
{
    private const uint GetWindowSize = 0x5413;

    public static TerminalSize? Of(int descriptor) => OperatingSystem.IsLinux() ? OnLinux(descriptor) : OfConsole();

    private static unsafe TerminalSize? OnLinux(int descriptor)
    {
        Window window;
        return Control(descriptor, GetWindowSize, &window) == 0 && window is { Rows: > 0, Columns: > 0 } ? new(window.Rows, window.Columns) : null;
    }

    private static TerminalSize? OfConsole()
    {
        try
        {
            return Console.WindowHeight > 0 ? new(Console.WindowHeight, Console.WindowWidth) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Window
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static unsafe partial int Control(int descriptor, nuint request, Window* window);
}
