namespace Authx.Host.Commands.Logout;

/// <summary>Variables that would still authenticate after a logout, and how to get rid of them in the user's shell.</summary>
internal sealed class LiveVariables(Func<string, string?> variable)
{
    /// <param name="own">The variable of the service that was signed out of.</param>
    public IEnumerable<Warning> Find(string? own)
    {
        var shell = new UserShell(variable);
        foreach (var name in (string?[])[TokenVariables.Token, TokenVariables.File, own])
            if (name is not null && !string.IsNullOrEmpty(variable(name)))
                yield return new(WarningCode.VariableStillSet,
                    $"{name} is still set in this shell and still authenticates; authx leaves it alone. To unset it: {shell.Unset(name)}");
    }
}
