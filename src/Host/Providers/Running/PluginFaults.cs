namespace Authx.Host.Providers;

/// <summary>Says in words what went wrong with a plugin.</summary>
internal sealed class PluginFaults(PluginManifest manifest, Redactor redactor)
{
    private string Name => $"The plugin \"{manifest.Id}\"";

    /// <summary>What an exception out of the plugin means.</summary>
    public Failure From(Exception exception, ProviderFactory factory) => exception switch
    {
        _ when Inside<FailureException>(exception) is { } host => host.Failure,
        _ when factory.Refusal is { } refusal => refusal,
        _ when Inside<MissingInputException>(exception) is { } missing => InputMissing(missing.Question),
        _ when factory.MissingIn(exception) is { } dependency =>
            Fault($"{Name} needs {dependency.Name}.dll {Short(dependency.Version)}, which is not in its folder."),
        ContractBreachException breach => Fault($"{Name} broke the contract: {Clean(breach.Message)}."),
        _ => Fault($"{Name} failed: {exception.GetType().Name}: {Clean(MessageOf(exception))}"),
    };

    public Failure TimedOut(TimeSpan? limit) => new(ErrorCode.PluginTimeout,
        $"{Name} did not finish within {limit?.TotalSeconds:0.#} seconds; whether the server did what it was asked is unknown.")
    { Hint = "Run the same command again." };

    public Failure Interrupted() => new(ErrorCode.Interrupted,
        $"Interrupted while the plugin \"{manifest.Id}\" was at work; the outcome is unknown.")
    { Hint = "Run the same command again." };

    public Failure NotCalled() => new(ErrorCode.Interrupted,
        $"Interrupted before the plugin \"{manifest.Id}\" was called; nothing was done.")
    { Hint = "Run the same command again." };

    /// <summary>One of these plugins ended the process.</summary>
    public static Failure EndedTheProcess(IEnumerable<string> plugins) => new(ErrorCode.PluginFault,
        $"The program was ended from within by a plugin ({string.Join(", ", plugins.Distinct())}); the outcome is unknown.")
    { Hint = "authx plugin list" };

    private Failure Fault(string message) => new(ErrorCode.PluginFault, message) { Hint = $"authx plugin info {manifest.Id}" };

    private Failure InputMissing(Question question) =>
        new(ErrorCode.InputMissing, $"{Clean(question.Prompt)} is needed, and nobody can be asked for it here.")
        { Hint = $"Give it with {Clean(question.Option)}." };

    private string Clean(string text) => ForeignText.Clean(text, redactor);

    private static string? Short(Version? version) => version is { Build: > 0 } ? version.ToString(3) : version?.ToString(2);

    // A message may be the plugin's own code, and fail as well.
    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception)
        {
            return "it has no message";
        }
    }

    // What the host's own callbacks threw is found again under what the plugin wrapped it in.
    private static TException? Inside<TException>(Exception exception)
        where TException : Exception
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is TException found)
                return found;
        }

        return null;
    }
}
