using System.Text;
using Authx.Host.Files;

namespace Authx.Host.Profiles;

/// <summary>The pointer to the profile that a command uses when none is named. It may be unset, and it moves only when told to.</summary>
internal sealed class DefaultProfile(Places places)
{
    private const int LongestName = 64;

    // More than a name and the white space around it: then it is none.
    private const int MostBytes = 4 * LongestName;

    /// <summary>The name, or null. A pointer that cannot be read, or that points at no name, is unset.</summary>
    public string? Get()
    {
        try
        {
            // By the handle: the readers for text cost a cached token more than all its other files together.
            using var handle = File.OpenHandle(places.DefaultProfileFile);
            var content = new byte[MostBytes];
            return NameIn(content.AsSpan(0, RandomAccess.Read(handle, content, 0)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Set(string name) => AtomicFile.Write(places.DefaultProfileFile, Encoding.UTF8.GetBytes(name + "\n"));

    public void Unset() => AtomicFile.Delete(places.DefaultProfileFile);

    private static string? NameIn(ReadOnlySpan<byte> content)
    {
        var name = Encoding.ASCII.GetString(content).Trim();
        return name.Length is > 0 and <= LongestName ? name : null;
    }
}
