namespace Authx.Host.Commands;

/// <summary>The shell that the user types in, as far as its variables are concerned.</summary>
internal sealed class UserShell(Func<string, string?> variable)
{
    private enum Kind
    {
        Posix,
        Fish,
        PowerShell,
        Cmd,
    }

    /// <summary>The command that removes a variable.</summary>
    public string Unset(string name) => Which() switch
    {
        Kind.Posix => $"unset {name}",
        Kind.Fish => $"set -e {name}",
        Kind.PowerShell => $"Remove-Item Env:{name}",
        Kind.Cmd => $"set {name}=",
    };

    /// <summary>The command that sets a variable to a text that may have anything in it but a line break.</summary>
    public string Set(string name, string value) => Which() switch
    {
        Kind.Posix => $"export {name}='{value.Replace("'", @"'\''", StringComparison.Ordinal)}'",
        Kind.Fish => $"set -gx {name} '{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'",
        Kind.PowerShell => $"$env:{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'",
        // cmd has no quoting that holds for every text; this is the best there is.
        Kind.Cmd => $"set \"{name}={value}\"",
    };

    private Kind Which()
    {
        // PowerShell sets PSModulePath for its children; cmd has PROMPT, which PowerShell started from it inherits.
        if (OperatingSystem.IsWindows())
            return variable("PROMPT") is null ? Kind.PowerShell : Kind.Cmd;
        return Path.GetFileName(variable("SHELL")) switch
        {
            "fish" => Kind.Fish,
            "pwsh" => Kind.PowerShell,
            _ => Kind.Posix,
        };
    }
}
