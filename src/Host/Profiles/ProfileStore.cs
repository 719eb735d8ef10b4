using Authx.Host.Files;

namespace Authx.Host.Profiles;

/// <summary>Profiles in a directory of their own: one file each, so that none is read or written for another's sake.</summary>
/// <param name="directory">Where the files are.</param>
/// <param name="locks">Where their locks are.</param>
/// <param name="note">Takes what there is to say of a directory that had to be repaired.</param>
internal sealed class ProfileStore(string directory, string locks, Action<string> note)
{
    private bool _checked;

    /// <summary>The profiles of this machine.</summary>
    public static ProfileStore Of(Places places, Action<string> note) => new(places.Profiles, places.Locks, note);

    /// <summary>What was put off: profiles that are kept only for their end.</summary>
    public static ProfileStore Pending(Places places, Action<string> note) => new(places.Pending, Path.Combine(places.Locks, "pending"), note);


    /// <summary>The profile, or null where there is none.</summary>
    /// <exception cref="FailureException">It is open to others, or cannot be read or understood.</exception>
    public Profile? Read(string name)
    {
        CheckDirectory();
        var path = PathOf(name);
        if (PrivateFile.Read(path) is not { } content)
            return null;
        try
        {
            return ProfileReader.Read(name, content);
        }
        catch (FormatException e)
        {
            throw ProfileFailure.Corrupt(name, path, e);
        }
    }

    /// <summary>Whether there is a file for it, readable or not.</summary>
    public bool Exists(string name) => Path.Exists(PathOf(name));

    /// <summary>The names of all profiles, in order.</summary>
    public IReadOnlyList<string> Names() => [.. Unordered().Order(StringComparer.Ordinal)];

    /// <summary>The names of a few profiles, in order; what it costs does not grow with the number of all.</summary>
    public IReadOnlyList<string> SomeNames(int most)
    {
        var names = new List<string>();
        foreach (var name in Unordered())
        {
            names.Add(name);
            if (names.Count == most)
                break;
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Writes the profile; the caller holds its lock.</summary>
    public void Save(Profile profile)
    {
        CheckDirectory();
        AtomicFile.Write(PathOf(profile.Name), ProfileWriter.Write(profile).Span);
    }

    /// <summary>Removes the profile's file; the caller holds its lock.</summary>
    public void Delete(string name) => AtomicFile.Delete(PathOf(name));

    /// <summary>Waits for the profile's lock.</summary>
    public Task<FileLock> LockAsync(string name, LockPatience patience, CancellationToken cancellationToken) =>
        FileLock.TakeAsync(Path.Combine(locks, name + ".lock"), patience, cancellationToken);

    private IEnumerable<string> Unordered()
    {
        if (!Directory.Exists(directory))
            yield break;
        CheckDirectory();
        foreach (var file in Directory.EnumerateFiles(directory, "*.json"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (Name.Problem(name) is null)
                yield return name;
        }
    }

    /// <summary>The file that a profile of that name has.</summary>
    public string FileOf(string name) => PathOf(name);

    private string PathOf(string name) => Path.Combine(directory, name + ".json");

    private void CheckDirectory()
    {
        if (_checked)
            return;
        if (PrivateDirectory.Check(directory) is { } repaired)
            note(repaired);
        _checked = true;
    }
}
