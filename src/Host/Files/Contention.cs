namespace Authx.Host.Files;

/// <summary>On Windows a file that somebody else has open for a moment is contention, not an error.</summary>
internal static class Contention
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int Attempts = 20;

    /// <summary>Tries again for up to a second while another process has the file open.</summary>
    public static void Retry(Action work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                work();
                return;
            }
            catch (IOException e) when (IsContention(e) && attempt < Attempts)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private static bool IsContention(IOException e) =>
        OperatingSystem.IsWindows() && e.HResult is SharingViolation or LockViolation;
}
