namespace Authx.Provider.Password;

/// <summary>What templates are filled with: what the user gave, what the grant holds, what answers told.</summary>
internal sealed class Values
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When the session ends by itself, as the answers told.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public string Get(string name) => Find(name) ?? throw new KeyNotFoundException($"there is no value \"{name}\"");

    public Secret? FindSecret(string name) => Find(name) is { } value ? new(value) : null;

    /// <summary>Takes a value; null takes nothing.</summary>
    public Values Put(string name, string? value)
    {
        if (value is not null)
            _values[name] = value;
        return this;
    }

    /// <summary>Takes all that other values tell.</summary>
    public void Take(Values others)
    {
        foreach (var (name, value) in others._values)
            _values[name] = value;
        ExpiresAt = others.ExpiresAt ?? ExpiresAt;
    }

    /// <summary>A name that a step wants and nothing has told; a one-time code may be missing.</summary>
    public string? Missing(Step step)
    {
        foreach (var name in step.Names)
        {
            if (Find(name) is null && !name.Equals(ValueName.OneTimeCode, StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }
}
