using System.Text;
using Authx.Host.Files;

namespace Authx.Host.Profiles;

/// <summary>The pointer to the profile that a command uses when none is named. It may be unset, and it moves only when told to.</summary>
internal sealed class DefaultProfile(Places places)
{
    /// <summary>The name, or null. A pointer that cannot be read, or that points at no name, is unset.</summary>
    public string? Get()
    {
        try
        {
            var name = File.ReadAllText(places.DefaultProfileFile).Trim();
            return name.Length is > 0 and <= 64 ? name : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Set(string name) => AtomicFile.Write(places.DefaultProfileFile, Encoding.UTF8.GetBytes(name + "\n"));

    public void Unset() => AtomicFile.Delete(places.DefaultProfileFile);
}
