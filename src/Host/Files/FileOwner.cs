using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Authx.Host.Files;

/// <summary>
/// Whose file it is. Only root needs to ask: anybody else cannot open another user's 0600 file at all, and root that
/// rewrites it would lock its owner out. .NET has no call for this; Linux has statx, whose layout is the same everywhere.
/// </summary>
internal static partial class FileOwner
{
    private const int EmptyPath = 0x1000;
    private const uint WantUserId = 0x8;
    private const int UserIdOffset = 20;

    public static bool IsSomebodyElse(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return false;
        Span<byte> status = stackalloc byte[256];
        return StatX(handle, "", EmptyPath, WantUserId, status) == 0
            && BitConverter.ToUInt32(status[UserIdOffset..]) != EffectiveUserId();
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle directory, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUserId();
}
