using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Authx.Sandbox.Passwords;

/// <summary>Somebody with a password.</summary>
internal sealed record SandboxUser(string Username, string Password)
{
    /// <summary>The one-time code, which never changes here; null where none is wanted.</summary>
    public string? Otp { get; init; }

    /// <summary>After how many wrong tries in a row nothing is accepted any more.</summary>
    public int LockAfter { get; init; } = 5;

    public string AccountId => $"acct_{Username}";
}

/// <summary>What came of a try to sign in.</summary>
internal enum Try
{
    Accepted,
    Wrong,
    CodeMissing,
    Locked,
}

/// <summary>The users and their wrong tries. A user who is made anew is unlocked.</summary>
internal sealed class UserStore
{
    private readonly ConcurrentDictionary<string, SandboxUser> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _wrong = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public void Put(SandboxUser user)
    {
        lock (_lock)
        {
            _users[user.Username] = user;
            _wrong[user.Username] = 0;
        }
    }

    public SandboxUser? Find(string username) => _users.GetValueOrDefault(username);

    public Try SignIn(Credentials given)
    {
        if (Find(given.Username ?? "") is not { } user)
            return Try.Wrong;
        lock (_lock)
        {
            if (_wrong[user.Username] >= user.LockAfter)
                return Try.Locked;
            if (!Same(user.Password, given.Password) || (user.Otp is not null && given.Otp is { Length: > 0 } && !Same(user.Otp, given.Otp)))
            {
                _wrong[user.Username]++;
                return Try.Wrong;
            }

            // A right password without the code is no wrong try: the client could not know that one is wanted.
            if (user.Otp is not null && given.Otp is not { Length: > 0 })
                return Try.CodeMissing;
            _wrong[user.Username] = 0;
            return Try.Accepted;
        }
    }

    private static bool Same(string expected, string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given ?? ""));
}

/// <summary>What a sign-in shows.</summary>
internal sealed record Credentials(string? Username, string? Password, string? Otp);
