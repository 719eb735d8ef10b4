namespace Authx.Host.Providers;

/// <summary>The rule for the names of plugins and providers: <c>[a-z0-9][a-z0-9._-]{0,63}</c>. It also keeps a name inside its folder.</summary>
internal static class PluginNames
{
    /// <summary>Whether it may be a name, in lower case.</summary>
    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > 64 || !char.IsAsciiLetterOrDigit(name[0]))
            return false;
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('.' or '_' or '-'))
                return false;
        }

        return true;
    }
}
