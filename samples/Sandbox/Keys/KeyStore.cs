using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Authx.Sandbox.Keys;

/// <summary>A key of the sandbox. Deleted ones are remembered, so that a test can ask what became of them.</summary>
internal sealed class SandboxKey
{
    public required string Id { get; init; }

    public required string Value { get; init; }

    public required string Name { get; init; }

    public required string Account { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool Alive { get; set; } = true;

    public string AccountId => $"acct_{Account}";
}

/// <summary>All keys, by id.</summary>
internal sealed class KeyStore(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SandboxKey> _keys = new(StringComparer.Ordinal);

    public SandboxKey Create(string account, string name)
    {
        var key = new SandboxKey
        {
            Id = $"key_{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
            Value = $"sk_sandbox_{RandomNumberGenerator.GetHexString(32, lowercase: true)}",
            Name = name,
            Account = account,
            CreatedAt = clock.GetUtcNow(),
        };
        return _keys[key.Id] = key;
    }

    public SandboxKey? Find(string id) => _keys.GetValueOrDefault(id);

    /// <summary>The living key of that value.</summary>
    public SandboxKey? Authenticate(string? value) => _keys.Values.FirstOrDefault(key => key.Alive && key.Value == value);

    public IEnumerable<SandboxKey> Of(string account) =>
        _keys.Values.Where(key => key.Alive && key.Account == account).OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal);
}
