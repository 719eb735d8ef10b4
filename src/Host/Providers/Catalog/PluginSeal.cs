using System.Security.Cryptography;

namespace Authx.Host.Providers;

/// <summary>Compares a plugin's files with the hashes that its manifest has of them.</summary>
internal sealed class PluginSeal(PluginManifest manifest)
{
    /// <summary>Lets a file pass that is what was installed.</summary>
    /// <exception cref="FailureException">It is not.</exception>
    public void Ensure(string file)
    {
        var name = Path.GetRelativePath(manifest.Directory, file).Replace(Path.DirectorySeparatorChar, '/');
        if (!manifest.Files.TryGetValue(name, out var hash))
            throw Refused($"{name} is not one of its files");
        if (HashOf(file) != hash)
            throw Refused($"{name} is not what was installed");
    }

    /// <summary>The file's SHA-256 in lower-case hex.</summary>
    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private FailureException Refused(string reason) =>
        new Failure(ErrorCode.PluginRefused, $"The plugin \"{manifest.Id}\" was not used: {ForeignText.Clean(reason)}. See what else was changed: authx plugin check {manifest.Id}.")
        { Hint = $"authx plugin remove {manifest.Id}, then install it again" }.AsException();
}
