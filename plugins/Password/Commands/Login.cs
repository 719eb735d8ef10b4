namespace Authx.Provider.Password;

/// <summary>Signs in: checks the recipe, shows the server what the user gave, and keeps the session that it hands out.</summary>
internal sealed class Login(LoginContext context)
{
    private readonly Given _given = new(context);

    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        if (RecipeCheck.Problems(context.Settings).FirstOrDefault() is { } problem)
            return Failed(ErrorKind.Misconfigured, $"{problem.Key} {problem.Message}");
        var recipe = Recipe.From(context.Settings);
        var login = recipe.Operation(Op.Login)!;
        if (_given.OneTimeCode is not null && !login.Uses(ValueName.OneTimeCode))
            return Failed(ErrorKind.Misconfigured, "a one-time code was given, and the service's recipe has no {otp} to send it");
        await _given.AskAsync(login, cancellationToken);
        if (_given.Problem(login) is { } objection)
            return Failed(ErrorKind.InvalidInput, objection);
        return await RunAsync(recipe, login, cancellationToken);
    }

    private async Task<LoginResult> RunAsync(Recipe recipe, Operation login, CancellationToken cancellationToken)
    {
        var server = ServerOf(context.Settings);
        var maker = new GrantMaker(recipe, server);
        var runner = new Runner(recipe, server, context.Host) { AfterStep = (values, cancellation) => SaveAsync(recipe, maker, values, cancellation) };
        var values = _given.ToValues(maker.Origin);
        var run = await runner.RunAsync(login, values, cancellationToken);
        if (run.Verdict == Verdict.Otp && _given.OneTimeCode is null && login.Uses(ValueName.OneTimeCode))
        {
            await _given.AskForCodeAsync(cancellationToken);
            values = _given.ToValues(maker.Origin);
            run = await runner.RunAsync(login, values, cancellationToken);
        }

        return run.Verdict == Verdict.Done ? await FinishAsync(recipe, maker, values, cancellationToken) : LoginRefusal.Of(run, _given.OneTimeCode is not null);
    }

    private async Task<LoginResult> FinishAsync(Recipe recipe, GrantMaker maker, Values values, CancellationToken cancellationToken)
    {
        var grant = maker.Make(values, AccountOf(recipe, values));
        if (Accounts.Of(values, recipe) is null && recipe.Operation(Op.Whoami) is not null)
        {
            // From here on there is something to end, whatever the next answer is.
            await context.SaveAsync(grant, cancellationToken);
            var identity = await new Whoami(new(grant, context.Host)).AskAsync(cancellationToken);
            if (identity.State == WhoamiState.Refused || identity.Error?.Kind == ErrorKind.CredentialRefused)
                return Refused(identity.Error);
            if (identity.State == WhoamiState.Unknown)
                context.Host.Interaction.Warn($"The server gave out a session, but not whose it is: {identity.Error?.Message}.");
            grant = grant with { Account = identity.Account ?? grant.Account };
        }

        Say(recipe, grant);
        return LoginResult.SignedIn(grant);
    }

    private Task SaveAsync(Recipe recipe, GrantMaker maker, Values values, CancellationToken cancellationToken) =>
        values.Find(ValueName.Token) is null ? Task.CompletedTask : context.SaveAsync(maker.Make(values, Accounts.Of(values, recipe)), cancellationToken);

    // Where nobody tells, the typed name stands in.
    private Account? AccountOf(Recipe recipe, Values values) => Accounts.Of(values, recipe)
        ?? (recipe.NamesAccount || _given.Username is not { } name ? null : new() { Id = name, Name = name });

    private void Say(Recipe recipe, Grant grant)
    {
        var values = new Session(grant, context.Host).Values;
        var missing = recipe.Operation(Op.Logout)?.Steps.SelectMany(step => step.Names)
            .FirstOrDefault(name => values.Find(name) is null && ValueName.IsKept(name));
        if (missing is not null)
            context.Host.Interaction.Warn($"The server did not tell {{{missing}}}, which logout wants: this session cannot be ended from here.");
    }

    private static LoginResult Refused(ProviderError? error) => LoginResult.Failed(new()
    {
        Kind = ErrorKind.CredentialRefused,
        Message = $"the server gave out a session and does not accept it ({error?.Message}): use.header, use.cookie or use.scheme may be wrong",
    });

    private static string ServerOf(ProviderSettings settings) =>
        new Uri(settings.Get("server"), UriKind.Absolute).GetLeftPart(UriPartial.Path).TrimEnd('/');

    private static LoginResult Failed(ErrorKind kind, string message) => LoginResult.Failed(new() { Kind = kind, Message = message });
}
