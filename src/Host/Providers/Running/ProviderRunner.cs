namespace Authx.Host.Providers;

/// <summary>
/// Calls the provider of one plugin and contains it: whatever the plugin does comes out as an <see cref="Answer{T}"/>,
/// and costs this call and nothing else.
/// </summary>
internal sealed class ProviderRunner(PluginManifest manifest, RunnerOptions options)
{
    private readonly ProviderFactory _factory = new(manifest);
    private readonly PluginFaults _faults = new(manifest, options.Redactor);
    private readonly ResultCrossing _crossing = new(options.Redactor);
    private IAuthProvider? _provider;
    private CallGate? _gate;

    /// <summary>
    /// Calls, and waits until there is an answer or no more to wait for. <paramref name="abandon"/> ends the waiting:
    /// the call is cancelled and has the time of grace to say how far it came. One call at a time.
    /// </summary>
    public async Task<Answer<T>> RunAsync<T>(ProviderCall<T> call, CancellationToken abandon)
    {
        if (abandon.IsCancellationRequested)
            return new(_faults.NotCalled());
        using var deadline = new Deadline(call.Deadline, options.Clock, abandon);
        using var http = new CallHttp(options.Network, manifest.Id, call.Origins, deadline);
        var gate = _gate = new CallGate(_crossing);
        var running = new RunningCall(manifest, options);
        var host = new ProviderHost
        {
            Interaction = new CleanInteraction(options, gate),
            Clock = options.Clock,
            CreateHttp = http.Create,
        };

        // On its own thread, or a plugin that blocks would block the waiting too.
        var work = Task.Run(() => InvokeAsync(call, host, running, deadline), CancellationToken.None);
        await WaitForEndAsync(work, running, deadline);
        await gate.CloseAsync();
        ProcessHooks.Leave(running);
        return Outcome(call, work, running, deadline);
    }

    /// <summary>
    /// The save for the context of the call under way: what the plugin hands over is checked, cleaned and redacted before
    /// it is stored, and nothing is once the call is over.
    /// </summary>
    public SaveGrant Guard(SaveGrant save)
    {
        var gate = _gate ?? throw new InvalidOperationException("No call is under way.");
        return (grant, cancellationToken) => gate.SaveAsync(save, grant, cancellationToken);
    }

    private async Task<Answer<T>> InvokeAsync<T>(ProviderCall<T> call, ProviderHost host, RunningCall running, Deadline deadline)
    {
        Learn(call.Grant);
        ProcessHooks.Enter(running);
        try
        {
            var provider = _provider ??= Create();
            return new(_crossing.Take(await call.Invoke(provider, host, deadline.Token), call.Grant));
        }
        catch (Exception e)
        {
            return new(deadline.Token.IsCancellationRequested && e is not FailureException
                ? Late(call, deadline)
                : _faults.From(e, _factory));
        }
    }

    private IAuthProvider Create()
    {
        options.RedirectConsole(PluginPrints.Instance);
        return _factory.Create();
    }

    private async Task WaitForEndAsync(Task work, RunningCall running, Deadline deadline)
    {
        await Task.WhenAny(work, running.Crash, deadline.WaitAsync());
        if (!work.IsCompleted && !running.Crash.IsCompleted)
            await Task.WhenAny(work, running.Crash, Task.Delay(options.Grace, options.Clock, CancellationToken.None));
    }

    private Answer<T> Outcome<T>(ProviderCall<T> call, Task<Answer<T>> work, RunningCall running, Deadline deadline) =>
        work.IsCompleted ? work.GetAwaiter().GetResult()
        : running.Crash.IsCompleted ? new(_faults.From(running.Crash.GetAwaiter().GetResult(), _factory))
        : new(Late(call, deadline));

    private Failure Late<T>(ProviderCall<T> call, Deadline deadline) =>
        deadline.IsAbandoned ? _faults.Interrupted() : _faults.TimedOut(call.Deadline);

    private void Learn(Grant? grant)
    {
        foreach (var credential in grant?.Credentials ?? [])
            options.Redactor.Learn(credential.Value);
        foreach (var secret in grant?.SupportingSecrets.Values ?? [])
            options.Redactor.Learn(secret);
    }
}
