namespace Authx.Provider.Password;

/// <summary>Runs an operation: its requests in their order, until one of them is not done.</summary>
internal sealed class Runner(Recipe recipe, string server, ProviderHost host)
{
    /// <summary>What is done after each step that went well and is not the last.</summary>
    public Func<Values, CancellationToken, Task>? AfterStep { get; init; }

    public async Task<Run> RunAsync(Operation operation, Values values, CancellationToken cancellationToken)
    {
        var cookies = new CookieLine();
        var run = new Run(Verdict.Failed);
        foreach (var step in operation.Steps)
        {
            if (values.Missing(step) is { } name)
                return Missing(step, name);
            run = await RunAsync(step, values, cookies, cancellationToken);
            if (run.Verdict != Verdict.Done)
                return run;
            if (AfterStep is { } hook && !step.IsLast)
                await hook(values, cancellationToken);
        }

        return run;
    }

    private async Task<Run> RunAsync(Step step, Values values, CookieLine cookies, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new RequestWriter(recipe, server, values).Write(step, cookies);
            // Only the status is awaited here: a 401 or 204 stands, however broken the body behind it is.
            using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var run = await new AnswerReader(step, host).ReadAsync(response, cancellationToken);
            return run.Verdict == Verdict.Done ? Take(step, run, values, cookies) : run;
        }
        catch (UnfitValueException e)
        {
            return new(Verdict.Failed) { Error = e.Error };
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return new(Verdict.Failed) { Error = error };
        }
    }

    private Run Take(Step step, Run run, Values values, CookieLine cookies)
    {
        cookies.Take(run.Reply!.Cookies);
        if (new Extraction(recipe, host.Clock).Take(step, run.Reply, values) is { } missing)
            return Run.Failed(ErrorKind.MalformedAnswer, $"the server answered {run.Status}, but {missing} finds nothing in its answer{Hint(step)}", run.Status);
        return values.Find(ValueName.Token) is { } token && Objection(token) is { } objection
            ? Run.Failed(ErrorKind.MalformedAnswer, $"what the server gave out as its session cannot be one: {objection}", run.Status)
            : run;
    }

    // Servers with a login page answer a wrong password with the page once more.
    private static string Hint(Step step) => step.ProvesUser ? "; some servers answer so to a wrong user name or password" : "";

    private string? Objection(string token) => Secret.ProblemWithToken(token)
        ?? (recipe.Cookie is not null && !Tokens.IsCookieValue(token) ? "a cookie cannot hold a semicolon" : null);

    private static Run Missing(Step step, string name) => new(Verdict.Missing)
    {
        Error = new() { Kind = ErrorKind.Misconfigured, Message = $"{step.Key} wants {{{name}}}, and that is not known; nothing was sent" },
    };
}
