using Xunit;

namespace Authx.Testing;

public abstract partial class ProviderConformance<TProvider>
{
    private static readonly Fault[] Echoes = [Fault.Echo(400, "application/json"), Fault.Echo(401, "text/plain"), Fault.Echo(500, "text/html"), Fault.Echo(200, "text/plain")];

    /// <summary>No secret stands in a message, an exception, a pin or anything else that is no secret, even where the server repeats it.</summary>
    [Fact]
    public async Task AX004_No_secret_leaves_its_place()
    {
        var first = NewTrial();
        var grant = await SignInAsync(first);
        var texts = new List<string>(PlainTextsOf(grant));
        texts.AddRange(first.People.Heard);
        foreach (var fault in (Fault?[])[null, .. Echoes])
            texts.AddRange(await TextsAsync(grant, first.Provider, fault));

        foreach (var secret in SecretsOf(grant).Concat(GivenSecrets()))
            Assert.True(texts.TrueForAll(text => !text.Contains(secret.Reveal(), StringComparison.Ordinal)), "A secret stands in a message, an exception or a plain field of the grant.");
    }

    /// <summary>What cannot stand in a header unchanged is no token, whoever hands it over.</summary>
    [Fact]
    public async Task AX011_What_cannot_be_a_token_is_refused()
    {
        var secrets = SecretsOf(await SignInAsync(NewTrial())).Select(secret => secret.Reveal()).ToList();
        var trial = NewTrial();
        trial.Server.Rewrite = text => secrets.Aggregate(text, (spoilt, secret) => spoilt.Replace(secret, Spoilt(secret), StringComparison.Ordinal));
        KeepsOnlyTokens(await LoginAsync(trial));

        if (Input.Token is not { } token)
            return;
        var input = new LoginInput { Token = new(Spoilt(token.Reveal())), TokenKind = Input.TokenKind, ClientSecret = Input.ClientSecret };
        KeepsOnlyTokens(await NewTrial().LoginAsync(GivenSettings, Declarations.Origins(GivenSettings), input));
    }

    /// <summary>A new secret is saved before it is shown to anybody: a process that dies in between must not lose what it could end.</summary>
    [Fact]
    public async Task AX018_A_new_secret_is_saved_before_it_is_used()
    {
        var trial = NewTrial();
        var grant = await SignInAsync(trial);
        SavedBeforeUse(trial, grant, [.. GivenSecrets().Select(secret => secret.Reveal())]);

        var later = NewTrial(trial.Provider);
        if (trial.Provider is not ITokenRefresh provider || await later.RefreshAsync(provider, grant) is not { Outcome: RefreshOutcome.Refreshed } renewed)
            return;
        Assert.NotNull(renewed.Grant);
        SavedBeforeUse(later, renewed.Grant, [.. SecretsOf(grant).Select(secret => secret.Reveal())]);
        Assert.True(later.Saved.Any(saved => Holds(saved, renewed.Grant)), "A renewed grant was handed back and not saved.");
    }

    private static void SavedBeforeUse(Trial trial, Grant grant, string[] known)
    {
        foreach (var secret in grant.Credentials.Select(credential => credential.Value).Where(secret => !known.Contains(secret.Reveal())))
        {
            var used = trial.Events.TakeWhile(happened => happened is not ServerRequest request || !request.Shows(secret)).Count();
            Assert.True(used == trial.Events.Count || trial.Events.Take(used).OfType<Grant>().Any(saved => SecretsOf(saved).Any(kept => kept.Reveal() == secret.Reveal())),
                $"{trial.Events.ElementAtOrDefault(used) switch { ServerRequest request => request.Line, _ => "A request" }} shows a new secret that was not saved yet.");
        }
    }

    private static bool Holds(Grant saved, Grant grant) =>
        grant.Credentials.All(credential => saved.Find(credential.Kind)?.Value.Reveal() == credential.Value.Reveal());

    private static string Spoilt(string secret) => secret.Insert(secret.Length / 2, " ");

    private static void KeepsOnlyTokens(LoginResult result)
    {
        if (result.Outcome == LoginOutcome.SignedIn)
            Assert.All(result.Grant!.Credentials, credential => Assert.Null(Secret.ProblemWithToken(credential.Value.Reveal())));
    }

    private async Task<List<string>> TextsAsync(Grant grant, IAuthProvider provider, Fault? fault)
    {
        var trial = NewTrial(provider);
        fault?.Befalls(trial.Server);
        var texts = new List<string>();
        await AddAsync(async () => (await LoginAsync(trial)).Error is { } error ? [error.Message] : []);
        await AddAsync(async () => [.. (await trial.LogoutAsync(grant)).Credentials.Select(outcome => outcome.Error?.Message ?? "")]);
        if (provider is IWhoami whoami)
            await AddAsync(async () => [(await trial.WhoamiAsync(whoami, grant)).Error?.Message ?? ""]);
        if (provider is ITokenRefresh refresh)
            await AddAsync(async () => [(await trial.RefreshAsync(refresh, grant)).Error?.Message ?? ""]);
        return [.. texts, .. trial.People.Heard];

        async Task AddAsync(Func<Task<string[]>> call)
        {
            try
            {
                texts.AddRange(await call());
            }
            catch (Exception e)
            {
                texts.Add(e.ToString());
            }
        }
    }

    private static IEnumerable<string> PlainTextsOf(Grant grant) =>
    [
        grant.Server, grant.BrowserLogoutPage ?? "", grant.Account?.Id ?? "", grant.Account?.Name ?? "", grant.Use.Name, grant.Use.Scheme ?? "",
        .. grant.Origins, .. grant.Pins.Values, .. grant.Credentials.Select(credential => credential.Id ?? ""),
    ];
}
