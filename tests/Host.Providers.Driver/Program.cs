// Signs out with one plugin, as a command would: what came of it on standard output, talk on standard error, the exit
// code by the one list, and an end that waits for no thread.
using Authx.Host.Providers.Http;

var (plugins, provider) = (args[0], args[1]);
var (output, talk) = (Console.Out, Console.Error);
var redactor = new Redactor();
using var network = new Network(new() { Version = "0.0.0", Redactor = redactor });
var runner = new ProviderRunner(new ProviderFactory(new PluginCatalog(plugins).Find(provider)), new()
{
    Interaction = new Mute(),
    Network = () => network,
    Redactor = redactor,
    RedirectConsole = writer =>
    {
        Console.SetOut(writer);
        Console.SetError(writer);
    },
    ShowPrinted = talk.WriteLine,
    LastWords = failure => output.WriteLine($"last words: {failure.Code}: {failure.Message}"),
});

var grant = new Grant
{
    Credentials = [new() { Kind = CredentialKind.ApiKey, Value = new Secret("canary-7f3a9c") }],
    Use = new() { Credential = CredentialKind.ApiKey, Placement = Placement.Header, Name = "X-Api-Key" },
    Provenance = Provenance.Imported,
    Revocability = Revocability.Local,
    Server = "https://api.example",
    Origins = ["https://api.example"],
};
var answer = await runner.RunAsync(
    new ProviderCall<LogoutResult>
    {
        Origins = new(grant.Origins),
        Grant = grant,
        Deadline = TimeSpan.FromSeconds(15),
        Invoke = (it, host, cancellationToken) => it.LogoutAsync(
            new() { Profile = "work", Grant = grant, Host = host, SaveAsync = runner.Guard((_, _) => Task.CompletedTask) }, cancellationToken),
    },
    CancellationToken.None);

// What a command does between a call and its report takes as long as it takes.
if (args is [_, _, "wait"])
    await new TaskCompletionSource().Task;
output.WriteLine(answer.Failure is { } failure ? $"{failure.Code}: {failure.Message}" : $"{answer.Value.Credentials[0].Outcome}");
output.Flush();
ProcessHooks.StandDown();
Environment.Exit((int)(answer.Failure is { } reason ? ExitCodes.Of(reason.Code) : ExitCode.Done));

internal sealed class Mute : IInteraction
{
    public bool CanAsk => false;

    public string? WhyNoBrowser => "this is a test";

    public void Tell(string message)
    {
    }

    public void Warn(string message)
    {
    }

    public Task<string> AskAsync(Question question, CancellationToken cancellationToken) => throw new MissingInputException(question);

    public Task<Secret> AskSecretAsync(Question question, CancellationToken cancellationToken) => throw new MissingInputException(question);

    public Task<bool> OpenPageAsync(Uri address, CancellationToken cancellationToken) => Task.FromResult(false);
}
