namespace Authx.Provider.Password;

/// <summary>
/// Finds what a look at each setting alone cannot: a recipe that does not fit together, or would fail only at logout.
/// </summary>
internal static class RecipeCheck
{
    /// <summary>The key and the reason, or null where the recipe can work.</summary>
    public static string? Problem(ProviderSettings settings)
    {
        if (new Uri(settings.Get("server"), UriKind.Absolute) is not { UserInfo: "", Query: "", Fragment: "" })
            return "server is an address with a user name, a query or a fragment; it takes none of them";
        if (ReadyRecipes.Find(settings.Find("recipe")) is null)
            return $"recipe is none of {ReadyRecipes.Names.Replace("|", ", ", StringComparison.Ordinal)}";
        var recipe = Recipe.From(settings);
        return LoginProblem(recipe) ?? UseProblem(recipe, settings) ?? OperationsProblem(recipe) ?? SessionsProblem(recipe);
    }

    private static string? LoginProblem(Recipe recipe)
    {
        if (recipe.Operation(Op.Login) is not { } login)
            return "login.path is missing: without it nobody can sign in (a ready recipe, for example recipe=bearer-session, brings one)";
        if (!login.Steps.Any(step => step.Extractors.Any(e => Is(e.Key, ValueName.Token))))
            return "login.extract.token is missing: nothing says where in the answer the session stands";
        if (login.Steps.FirstOrDefault(step => step.Find("otp") is not null || step.Find("otpWhen") is not null) is { } asking && !login.Uses(ValueName.OneTimeCode))
            return $"{asking.Key} says when the server demands a one-time code, and no {{otp}} sends it";
        return null;
    }

    private static string? UseProblem(Recipe recipe, ProviderSettings settings)
    {
        if (settings.Find("use.header") is { Length: > 0 } && settings.Find("use.cookie") is { Length: > 0 })
            return "use.header and use.cookie exclude each other";
        if (!Tokens.IsName(recipe.Header))
            return "use.header is not the name of a header";
        if (recipe.Cookie is { } cookie && !Tokens.IsName(cookie))
            return "use.cookie is not the name of a cookie";
        if (!Tokens.IsName(recipe.Scheme ?? "x"))
            return "use.scheme is not one word of visible ASCII";
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ValueName.Origin };
        foreach (var (name, value) in recipe.Below(Recipe.Headers))
        {
            if (StepCheck.HeaderProblem($"{Recipe.Headers}.{name}", name, value) is { } problem)
                return problem;
            if (StepCheck.UnknownName(value, known) is { } unknown)
                return $"{Recipe.Headers}.{name} has {{{unknown}}}; what every request carries can only have {{origin}}";
        }

        return null;
    }

    private static string? OperationsProblem(Recipe recipe)
    {
        var kept = new Names(recipe);
        foreach (var name in Op.All)
        {
            var problem = recipe.Operation(name) is { } operation ? OperationProblem(operation, kept.Before(name)) : OrphanProblem(recipe, name);
            if (problem is not null)
                return problem;
        }

        return null;
    }

    private static string? OperationProblem(Operation operation, HashSet<string> known)
    {
        if (operation.Steps.Count > Operation.MaxSteps)
            return $"{operation.Name} has {operation.Steps.Count} requests; at most {Operation.MaxSteps} are allowed";
        foreach (var step in operation.Steps)
        {
            if (StepCheck.Problem(step, known) is { } problem)
                return problem;
            known.UnionWith(step.Extractors.Select(extractor => extractor.Key));
        }

        return null;
    }

    private static string? OrphanProblem(Recipe recipe, string name) =>
        !recipe.IsSet(name + ".off") && recipe.Below(name).Select(entry => entry.Key).FirstOrDefault(key => key != "off") is { } orphan
            ? $"{name}.path is missing, so that {name}.{orphan} has no request to stand in"
            : null;

    private static string? SessionsProblem(Recipe recipe)
    {
        foreach (var key in SessionKeys.All)
        {
            if (recipe.Find($"{Op.Sessions}.{key}") is { } pointer && !Json.IsPointer(pointer))
                return $"{Op.Sessions}.{key} is not a JSON pointer";
        }

        return null;
    }

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
