namespace Authx.Provider.ApiKey;

/// <summary>One request that a service understands.</summary>
internal sealed record Endpoint(string Method, string Path)
{
    /// <summary>The JSON that is sent along.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body of the answer matters. Where it does not, a broken one must not spoil the status.</summary>
    public bool ReadsAnswer { get; init; }

    /// <summary>Whether it says which key is meant; otherwise it is about the key that is shown.</summary>
    public bool NamesKey => Needs(Ids.KeyPlaceholder);

    /// <summary>Whether it says whose key is meant.</summary>
    public bool NamesAccount => Needs(Ids.AccountPlaceholder);

    /// <summary>The request for one key and account: escaped as a segment in the path and as a string in the body.</summary>
    public Endpoint For(Ids ids) => this with
    {
        Path = ids.Fill(Path, Uri.EscapeDataString),
        Body = Body is null ? null : ids.Fill(Body, Json.Escape),
    };

    private bool Needs(string placeholder) =>
        Path.Contains(placeholder, StringComparison.Ordinal) || Body?.Contains(placeholder, StringComparison.Ordinal) == true;
}
