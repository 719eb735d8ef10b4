using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>The keys of the settings.</summary>
internal static class SettingKey
{
    public const string Server = "server";
    public const string Npmrc = "npmrc";
}

/// <summary>What the declarations in <see cref="NpmProvider"/> cannot say of the settings.</summary>
internal static class SettingsProblems
{
    public static IEnumerable<SettingProblem> Of(ProviderSettings settings)
    {
        if (settings.FindUrl(SettingKey.Server) is { } server && (server.Query.Length > 0 || server.Fragment.Length > 0))
            yield return new() { Key = SettingKey.Server, Message = "has a query, and the address of a registry has none" };
        // A path that depends on the current directory would let a cloned repository bring its own file.
        if (settings.Find(SettingKey.Npmrc) is { } npmrc && !NpmrcFile.IsWhole(npmrc))
            yield return new() { Key = SettingKey.Npmrc, Message = "is neither an absolute path nor one that begins with ~/" };
    }
}

/// <summary>A sign-in that failed.</summary>
internal static class Failure
{
    public static LoginResult Of(ErrorKind kind, string message) => LoginResult.Failed(new() { Kind = kind, Message = message });
}
