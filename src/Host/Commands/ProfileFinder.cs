using Authx.Host.Profiles;

namespace Authx.Host.Commands;

/// <summary>Which profile a command is about: <paramref name="Name"/>, or null and the reason in words.</summary>
internal sealed record ProfileChoice(string? Name, string? WhyNone)
{
    /// <summary>A profile of a similar name, where one was named.</summary>
    public string? Nearest { get; init; }

    /// <summary>The failure of a command that needs a profile.</summary>
    public FailureException NotSignedIn() =>
        new Failure(ErrorCode.NotSignedIn, $"Not signed in. {WhyNone}{(Nearest is { } near ? $" Did you mean \"{near}\"?" : "")}".TrimEnd())
        { Hint = "To sign in: authx login; to see what is there: authx list" }.AsException();
}

/// <summary>Finds the profile that is meant. Never by a service's name: repeating a logout could end something else.</summary>
internal sealed class ProfileFinder(ProfileStore profiles, DefaultProfile pointer, Func<string, string?> variable)
{
    /// <param name="positional">A profile's name, else an account's id, else an account's name.</param>
    /// <param name="exact">What <c>--profile</c> says.</param>
    /// <exception cref="FailureException">Several match, or what should be a name is none.</exception>
    public ProfileChoice Choose(string? positional, string? exact)
    {
        if (positional is not null && exact is not null && !positional.Equals(exact, StringComparison.OrdinalIgnoreCase))
            throw new Failure(ErrorCode.Usage, $"Two profiles are named: \"{positional}\" and \"{exact}\".")
            { Hint = "Name one of them." }.AsException();
        if (exact is not null)
            return ByName(Named(exact, "--profile"));
        if (positional is not null)
            return ByAnything(positional);
        if (FromEnvironment() is { } name)
            return ByName(Named(name, "AUTHX_PROFILE"));
        return pointer.Get() is { } current && Name.Problem(current) is null
            ? ByName(current)
            : new(null, "No default profile is set.");
    }

    /// <summary>Whether anything but the default pointer says which profile is meant.</summary>
    public bool IsNamed(string? positional, string? exact) => (positional ?? exact ?? FromEnvironment()) is not null;

    private string? FromEnvironment() => variable("AUTHX_PROFILE") is { Length: > 0 } name ? name : null;

    private static string Named(string name, string source) => Name.Problem(name) is { } problem
        ? throw new Failure(ErrorCode.Usage, $"{source}: \"{ForeignText.Clean(name)}\" is no profile name: it {problem}.").AsException()
        : Name.Normalize(name);

    private ProfileChoice ByName(string name) => profiles.Exists(name) ? new(name, null) : Nothing(name);

    private ProfileChoice ByAnything(string word)
    {
        if (Name.Problem(word) is null && profiles.Exists(Name.Normalize(word)))
            return new(Name.Normalize(word), null);
        var accounts = profiles.Names().Select(n => (Profile: n, Account: AccountOf(n))).ToList();
        return Single(word, accounts.Where(a => a.Account?.Id == word))
            ?? Single(word, accounts.Where(a => a.Account?.Name == word))
            ?? Nothing(word);
    }

    // A damaged profile has no account that could be looked for, and must not stand in the way of the others.
    private Account? AccountOf(string name)
    {
        try
        {
            return profiles.Read(name)?.Grant.Account;
        }
        catch (FailureException e) when (e.Failure.Code == ErrorCode.ProfileUnreadable)
        {
            return null;
        }
    }

    private static ProfileChoice? Single(string word, IEnumerable<(string Profile, Account? Account)> matches)
    {
        var names = matches.Select(m => m.Profile).ToList();
        return names.Count switch
        {
            0 => null,
            1 => new(names[0], null),
            _ => throw new Failure(ErrorCode.Ambiguous, $"Several profiles belong to \"{ForeignText.Clean(word)}\": {string.Join(", ", names)}.")
            { Hint = "Name one of them with --profile." }.AsException(),
        };
    }

    private ProfileChoice Nothing(string word) =>
        new(null, $"There is no profile \"{ForeignText.Clean(word)}\".") { Nearest = Suggest.Nearest(word, profiles.Names()) };
}
