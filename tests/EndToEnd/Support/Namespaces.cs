namespace Authx.EndToEnd.Support;

/// <summary>Starts a program in a mount namespace of its own, where a directory is not what it is outside. Needs root.</summary>
internal static class Namespaces
{
    /// <summary>The directory cannot be written, not even by root.</summary>
    public static string[] ReadOnly(string directory) =>
        Shell("mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"", directory);

    /// <summary>
    /// The directory lies on a disk of 64 KB that is full to the last byte, with its files in it; what is there
    /// afterwards is copied to <see cref="AfterFullDisk"/>.
    /// </summary>
    public static string[] FullDisk(string directory) => ["unshare", "-m", "sh", "-c", FullDiskScript, "sh", directory];

    public static string AfterFullDisk(string directory) => directory + ".after";

    private const string FullDiskScript = """
        home=$1 && shift && cp -a "$home" "$home.before" &&
        mount -t tmpfs -o size=64k,mode=700 tmpfs "$home" && cp -a "$home.before/." "$home" &&
        { cat /dev/zero > "$home/filler" 2>/dev/null; test -s "$home/filler"; } || exit 99
        "$@"
        code=$?
        rm "$home/filler" && cp -a "$home" "$home.after" && exit $code
        """;

    private static string[] Shell(string prepare, string directory) =>
        ["unshare", "-m", "sh", "-c", $"{prepare} && shift && exec \"$@\"", "sh", directory];
}
