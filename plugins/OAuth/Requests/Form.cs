namespace Authx.Provider.OAuth;

/// <summary>The parameters of a request, as a form. A parameter without a value is left out (RFC 6749 section 3.1).</summary>
internal sealed class Form
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<string> _secrets = [];

    public Form Add(string name, string? value)
    {
        if (value is { Length: > 0 })
            _fields.Add(new(name, value));
        return this;
    }

    public Form Add(string name, Secret? value)
    {
        Hide(value);
        return Add(name, value?.Reveal());
    }

    /// <summary>Remembers a secret that goes along outside the form, so that it is not shown when a server sends it back.</summary>
    public Form Hide(Secret? secret)
    {
        if (secret is not null)
            _secrets.Add(secret.Reveal());
        return this;
    }

    /// <summary>Whether a text that a server sent back has something in it that had better not be shown.</summary>
    public bool IsEchoedIn(string text) => _secrets.Exists(secret => secret.Length > 0 && text.Contains(secret, StringComparison.Ordinal));

    public FormUrlEncodedContent ToContent() => new(_fields);
}
