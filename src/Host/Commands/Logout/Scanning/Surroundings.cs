using System.Text;

namespace Authx.Host.Commands.Logout.Scanning;

/// <summary>A text in which copies are looked for, and what it is called: a file or a variable.</summary>
internal sealed record Searched(string Called, string Text)
{
    public bool IsVariable { get; init; }
}

/// <summary>
/// All that is searched, read once and within bounds of size and time. What could not be read is counted, since a search
/// that was not whole must not pass for one.
/// </summary>
internal sealed class Surroundings
{
    private const long LargestFile = 32L * 1024 * 1024;
    private const long MostInAll = 128L * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly List<Searched> _texts = [];
    private readonly List<string> _left = [];

    /// <summary>The texts; one character for each byte of a file.</summary>
    public IReadOnlyList<Searched> Texts => _texts;

    /// <summary>The files that were not searched, each with its reason.</summary>
    public IReadOnlyList<string> Left => _left;

    public static Surroundings Read(Places own, Func<string, string?> variable, TimeProvider clock)
    {
        var found = new Surroundings();
        found.AddVariables();
        var home = variable("HOME") is { Length: > 0 } set ? set : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        found.AddFiles(new SearchPlaces(home, Environment.CurrentDirectory, variable).Files(own), new LinkRule(home), clock);
        return found;
    }

    private void AddVariables()
    {
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            _texts.Add(new((string)entry.Key, Latin((string?)entry.Value ?? "")) { IsVariable = true });
    }

    private void AddFiles(IEnumerable<string> files, LinkRule links, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        var read = 0L;
        foreach (var file in files)
        {
            if (Length(file) is not { } length)
                continue;
            if (!links.Allows(file))
                _left.Add($"{file} leads out of the home directory");
            else if (length > LargestFile || read + length > MostInAll)
                _left.Add($"{file} is too large");
            else if (clock.GetElapsedTime(began) > Limit)
                _left.Add($"{file}: the time was over");
            else
                read += Add(file, length);
        }
    }

    private long Add(string file, long length)
    {
        if (TryRead(file) is { } text)
            _texts.Add(new(file, text));
        else
            _left.Add($"{file} cannot be read");
        return length;
    }

    // A pipe or a device has no length, and reading it may never end.
    private static long? Length(string file)
    {
        try
        {
            var info = new FileInfo(file);
            if (info.LinkTarget is not null)
                info = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            return info is { Exists: true, Length: > 0 } ? info.Length : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? TryRead(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A text as a file of it in UTF-8 is read: one character for each byte.</summary>
    public static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
