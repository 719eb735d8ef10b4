using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Authx.Build.Benching;

/// <summary>
/// The processor time of a child that has ended. .NET cannot tell it on Unix, where /proc is gone with the process;
/// the kernel adds it to what it keeps for the parent.
/// </summary>
internal static partial class ChildTimes
{
    private const int RusageChildren = -1;

    /// <summary>What all children together have used so far; the difference over one run is that run's.</summary>
    public static TimeSpan Total()
    {
        if (OperatingSystem.IsWindows())
            return TimeSpan.Zero;
        if (GetUsage(RusageChildren, out var usage) != 0)
            throw new BuildFailure($"getrusage failed: {Marshal.GetLastPInvokeErrorMessage()}");
        return usage.User.Span + usage.System.Span;
    }

    public static TimeSpan Of(Process ended, TimeSpan before) =>
        OperatingSystem.IsWindows() ? ended.TotalProcessorTime : Total() - before;

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, out Usage usage);

    // The size is larger than any system's; only the first two members are read.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Usage
    {
        public TimeValue User;
        public TimeValue System;
    }

    // macOS has 32 bits of microseconds and 32 of nothing, Linux has 64; both are little-endian.
    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private struct TimeValue
    {
        public long Seconds;
        public int Microseconds;

        public readonly TimeSpan Span => TimeSpan.FromSeconds(Seconds) + TimeSpan.FromMicroseconds(Microseconds);
    }
}
