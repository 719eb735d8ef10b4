namespace Authx.Provider.Password;

/// <summary>A stored session, and what is pinned of its server.</summary>
internal sealed class Session(Grant grant, ProviderHost host)
{
    private readonly ProviderHost _host = host;

    public Grant Grant { get; private set; } = grant;

    public Recipe Recipe { get; } = new(grant.Pins);

    /// <summary>What its templates are filled with.</summary>
    public Values Values => ValuesOf(Grant, Recipe);

    public Operation? Operation(string name) => Recipe.Operation(name);

    public Task<Run> RunAsync(Operation operation, Values values, CancellationToken cancellationToken) =>
        new Runner(Recipe, Grant.Server, _host).RunAsync(operation, values, cancellationToken);

    /// <summary>Goes on with a renewed grant.</summary>
    public void Take(Grant renewed) => Grant = renewed;

    /// <summary>Whether it can be renewed without the user.</summary>
    public bool IsRefreshable => Operation(Op.Refresh) is { } refresh && Values.Missing(refresh.Steps[0]) is null;

    private static Values ValuesOf(Grant grant, Recipe recipe)
    {
        var values = new Values();
        foreach (var (name, secret) in grant.SupportingSecrets)
            values.Put(name, secret.Reveal());
        var session = Find(grant, CredentialKind.Session) ?? throw new InvalidOperationException("the grant holds no session");
        var token = session.Value.Reveal();
        return values
            .Put(ValueName.Origin, grant.Origins[0])
            .Put(ValueName.Token, token)
            .Put(ValueName.TokenId, SessionId.Of(recipe, token, session.Id))
            .Put(ValueName.RefreshToken, Find(grant, CredentialKind.RefreshToken)?.Value.Reveal())
            .Put(ValueName.AccountId, grant.Account?.Id)
            .Put(ValueName.AccountName, grant.Account?.Name);
    }

    private static Credential? Find(Grant grant, string kind)
    {
        foreach (var credential in grant.Credentials)
        {
            if (credential.Kind == kind)
                return credential;
        }

        return null;
    }
}
