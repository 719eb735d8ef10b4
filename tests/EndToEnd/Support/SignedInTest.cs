namespace Authx.EndToEnd.Support;

/// <summary>A home and a server for each test, with a service called "sandbox" in the config.</summary>
public abstract class SignedInTest(SandboxHost sandbox) : IAsyncLifetime, IDisposable
{
    private protected Home Home { get; } = new();

    private protected SandboxHost Sandbox => sandbox;

    public virtual async Task InitializeAsync()
    {
        await Sandbox.CallOffFaultsAsync();
        await Sandbox.ForgetRequestsAsync();
        Home.Configure($$"""{ "services": { "sandbox": {{Sandbox.Service}} } }""");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A new key at the server, which no run may show.</summary>
    private protected async Task<SandboxKey> MakeKeyAsync(string account = "ada", string name = "ci")
    {
        var key = await Sandbox.MakeKeyAsync(account, name);
        Home.Secrets.Add(key.Value);
        return key;
    }

    /// <summary>Signs in with a new key; the requests for that are forgotten.</summary>
    private protected async Task<SandboxKey> SignInAsync(string profile = "sandbox", string account = "ada", string service = "sandbox")
    {
        var key = await MakeKeyAsync(account);
        var run = await Home.RunAsync(new ToolCall("login", service, "--profile", profile, "--token-stdin") { Input = key.Value });
        run.ShouldExit(0);
        await Sandbox.ForgetRequestsAsync();
        return key;
    }

    private protected Task<ToolRun> RunAsync(params string[] args) => Home.RunAsync(args);

    private protected Task<ToolRun> RunAsync(Dictionary<string, string> variables, params string[] args) =>
        Home.RunAsync(new ToolCall(args) { Variables = variables });
}
