namespace Authx.Provider.Password;

/// <summary>Makes a grant of what the answers told.</summary>
internal sealed class GrantMaker(Recipe recipe, string server)
{
    /// <summary>The origin of the server.</summary>
    public string Origin { get; } = new Uri(server).GetLeftPart(UriPartial.Authority);

    public Grant Make(Values values, Account? account) => new()
    {
        Credentials = Credentials(values),
        Use = new()
        {
            Credential = CredentialKind.Session,
            Placement = recipe.Cookie is null ? Placement.Header : Placement.Cookie,
            Name = recipe.Cookie ?? recipe.Header,
            Scheme = recipe.Cookie is null ? recipe.Scheme : null,
        },
        Provenance = Provenance.Minted,
        Revocability = recipe.Operation(Op.Logout) is null ? Revocability.Unsupported : Revocability.AtServer,
        CanEndEverywhere = recipe.Operation(Op.LogoutEverywhere) is not null,
        Server = server,
        Origins = [Origin],
        Pins = PinsOf(values),
        SupportingSecrets = Supporting(values),
        Account = account,
    };

    /// <summary>The same grant with what a renewal told.</summary>
    public Grant Renew(Grant grant, Values values) => grant with
    {
        Credentials = Credentials(values),
        SupportingSecrets = Supporting(values),
        Pins = PinsOf(values),
    };

    private IReadOnlyDictionary<string, string> PinsOf(Values values)
    {
        var token = values.Get(ValueName.Token);
        return SessionId.Pins(recipe, token, SessionId.Of(recipe, token, values.Find(ValueName.TokenId)));
    }

    private List<Credential> Credentials(Values values)
    {
        var token = values.Get(ValueName.Token);
        var refresh = values.FindSecret(ValueName.RefreshToken);
        var session = new Credential
        {
            Kind = CredentialKind.Session,
            Value = new(token),
            Id = SessionId.Of(recipe, token, values.Find(ValueName.TokenId)),
            ExpiresAt = values.ExpiresAt,
            // A logout that shows the refresh token ends what issued this one; any other ends the session itself, and all with it.
            IssuedFrom = refresh is not null && recipe.Operation(Op.Logout)?.Uses(ValueName.RefreshToken) == true ? CredentialKind.RefreshToken : null,
        };
        return refresh is null ? [session] : [new() { Kind = CredentialKind.RefreshToken, Value = refresh }, session];
    }

    // What the recipe reads at login under names of its own, and some later operation wants.
    private Dictionary<string, Secret> Supporting(Values values)
    {
        var kept = new Dictionary<string, Secret>(StringComparer.OrdinalIgnoreCase);
        var wanted = Op.All.Where(name => name != Op.Login)
            .SelectMany(name => recipe.Operation(name)?.Names ?? [])
            .Concat(recipe.Below(Recipe.Headers).SelectMany(header => Template.Parse(header.Value).Names));
        foreach (var name in wanted)
        {
            if (!ValueName.IsGiven(name) && !ValueName.IsKept(name) && values.FindSecret(name) is { } secret)
                kept[name] = secret;
        }

        return kept;
    }
}
