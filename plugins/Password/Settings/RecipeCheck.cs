namespace Authx.Provider.Password;

/// <summary>
/// Finds what a look at each setting alone cannot: a recipe that does not fit together, or would fail only at logout.
/// </summary>
internal static class RecipeCheck
{
    /// <summary>The keys and the reasons, looked for one after the other; none where the recipe can work.</summary>
    public static IEnumerable<SettingProblem> Problems(ProviderSettings settings)
    {
        if (new Uri(settings.Get("server"), UriKind.Absolute) is not { UserInfo: "", Query: "", Fragment: "" })
            yield return Objection.To("server", "is an address with a user name, a query or a fragment; it takes none of them");
        if (ReadyRecipes.Find(settings.Find("recipe")) is null)
        {
            yield return Objection.To("recipe", $"is none of {Objection.Choices(ReadyRecipes.Names)}");
            yield break;
        }

        var recipe = Recipe.From(settings);
        foreach (var problem in UseProblems(recipe, settings))
            yield return problem;
        if (recipe.Operation(Op.Login) is not { } login)
        {
            // What the other operations use comes from it: they would be blamed for its absence.
            yield return Objection.To("login.path", "is missing: without it nobody can sign in (a ready recipe, for example recipe=bearer-session, brings one)");
            yield break;
        }

        foreach (var problem in (SettingProblem?[])[TokenProblem(login), CodeProblem(login), .. OperationsProblems(recipe), .. SessionsProblems(recipe)])
        {
            if (problem is not null)
                yield return problem;
        }
    }

    private static SettingProblem? TokenProblem(Operation login) => login.Steps.Any(step => step.Extractors.Any(e => Is(e.Key, ValueName.Token)))
        ? null
        : Objection.To("login.extract.token", "is missing: nothing says where in the answer the session stands");

    private static SettingProblem? CodeProblem(Operation login)
    {
        var asking = login.Steps.FirstOrDefault(step => step.Find("otp") is not null || step.Find("otpWhen") is not null);
        return asking is null || login.Uses(ValueName.OneTimeCode)
            ? null
            : Objection.To($"{asking.Key}.{(asking.Find("otp") is null ? "otpWhen" : "otp")}", "says when the server demands a one-time code, and no {otp} sends it");
    }

    private static IEnumerable<SettingProblem> UseProblems(Recipe recipe, ProviderSettings settings)
    {
        if (settings.Find("use.header") is { Length: > 0 } && settings.Find("use.cookie") is { Length: > 0 })
            yield return Objection.To("use.header", "and use.cookie exclude each other");
        if (!Tokens.IsName(recipe.Header))
            yield return Objection.To("use.header", "is not the name of a header");
        if (recipe.Cookie is { } cookie && !Tokens.IsName(cookie))
            yield return Objection.To("use.cookie", "is not the name of a cookie");
        if (!Tokens.IsName(recipe.Scheme ?? "x"))
            yield return Objection.To("use.scheme", "is not one word of visible ASCII");
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ValueName.Origin };
        foreach (var (name, value) in recipe.Below(Recipe.Headers))
        {
            var key = $"{Recipe.Headers}.{name}";
            if (StepCheck.HeaderProblem(key, name, value) is { } problem)
                yield return problem;
            else if (StepCheck.UnknownName(value, known) is { } unknown)
                yield return Objection.To(key, $"has {{{unknown}}}; what every request carries can only have {{origin}}");
        }
    }

    private static IEnumerable<SettingProblem?> OperationsProblems(Recipe recipe)
    {
        var kept = new Names(recipe);
        return Op.All.SelectMany(name => recipe.Operation(name) is { } operation
            ? OperationProblems(operation, kept.Before(name))
            : [OrphanProblem(recipe, name)]);
    }

    private static IEnumerable<SettingProblem?> OperationProblems(Operation operation, HashSet<string> known)
    {
        if (operation.Steps.Count > Operation.MaxSteps)
            yield return Objection.To(operation.Name, $"has {operation.Steps.Count} requests; at most {Operation.MaxSteps} are allowed");
        foreach (var step in operation.Steps)
        {
            foreach (var problem in StepCheck.Problems(step, known))
                yield return problem;
            known.UnionWith(step.Extractors.Select(extractor => extractor.Key));
        }
    }

    private static SettingProblem? OrphanProblem(Recipe recipe, string name) =>
        !recipe.IsSet(name + ".off") && recipe.Below(name).Select(entry => entry.Key).FirstOrDefault(key => key != "off") is { } orphan
            ? Objection.To(name + ".path", $"is missing, so that {name}.{orphan} has no request to stand in")
            : null;

    private static IEnumerable<SettingProblem> SessionsProblems(Recipe recipe) =>
        from key in SessionKeys.All
        where recipe.Find($"{Op.Sessions}.{key}") is { } pointer && !Json.IsPointer(pointer)
        select Objection.To($"{Op.Sessions}.{key}", "is not a JSON pointer");

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
