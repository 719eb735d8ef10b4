namespace Authx.Host.Providers;

/// <summary>
/// Calls the provider of one plugin and contains it: whatever the plugin does comes out as an <see cref="Answer{T}"/>,
/// and costs this call and nothing else.
/// </summary>
internal sealed class ProviderRunner(ProviderFactory factory, RunnerOptions options)
{
    // How long to stand still for an answer before the waiting is set up.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly PluginFaults _faults = new(factory.Manifest, options.Redactor);
    private readonly ResultCrossing _crossing = new(options.Redactor);
    private IAuthProvider? _provider;
    private CallGate? _gate;

    /// <summary>
    /// Calls, and waits until there is an answer or no more to wait for. <paramref name="abandon"/> ends the waiting:
    /// the call is cancelled and has the time of grace to say how far it came. One call at a time.
    /// </summary>
    public Task<Answer<T>> RunAsync<T>(ProviderCall<T> call, CancellationToken abandon)
    {
        if (abandon.IsCancellationRequested)
            return Task.FromResult(new Answer<T>(_faults.NotCalled()));
        var deadline = new Deadline(call.Deadline, options.Clock, abandon);
        var http = new CallHttp(options, factory.Manifest.Id, call.Origins, deadline);
        _gate = new CallGate(_crossing);
        var under = new CallUnderWay<T> { Call = call, Running = new(factory.Manifest, options), Gate = _gate, Deadline = deadline, Http = http };

        // On its own thread, or a plugin that blocks would block the waiting too.
        var started = Task.Factory.StartNew(() => InvokeAsync(under), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return AnswersAtOnce(started) && _gate.CloseAsync().IsCompleted
            ? Task.FromResult(Ended(under, started.Result))
            : WaitAsync(under, started.Unwrap());
    }

    // Whatever is local by nature needs no more than this moment, and then no timer, no signals and no machinery for waiting.
    private static bool AnswersAtOnce<T>(Task<Task<Answer<T>>> started) => started.Wait(Moment) && started.Result.IsCompleted;

    private async Task<Answer<T>> WaitAsync<T>(CallUnderWay<T> under, Task<Answer<T>> work)
    {
        options.OnWaiting();
        under.Deadline.Begin();
        await WaitForEndAsync(work, under.Running, under.Deadline);
        await under.Gate.CloseAsync();
        return Ended(under, work);
    }

    private Answer<T> Ended<T>(CallUnderWay<T> under, Task<Answer<T>> work)
    {
        ProcessHooks.Leave(under.Running);
        var answer = Outcome(under, work);
        under.Http.Dispose();
        under.Deadline.Dispose();
        return answer;
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

    private Task<Answer<T>> InvokeAsync<T>(CallUnderWay<T> under)
    {
        Learn(under.Call.Grant);
        ProcessHooks.Enter(under.Running);
        try
        {
            var answer = under.Call.Invoke(_provider ??= Create(), HostOf(under), under.Deadline.Token);
            return answer.IsCompletedSuccessfully ? Task.FromResult(Taken(under, answer.Result)) : AwaitAsync(under, answer);
        }
        catch (Exception e)
        {
            return Task.FromResult(Fault(under, e));
        }
    }

    private async Task<Answer<T>> AwaitAsync<T>(CallUnderWay<T> under, Task<T> answer)
    {
        try
        {
            return Taken(under, await answer);
        }
        catch (Exception e)
        {
            return Fault(under, e);
        }
    }

    private Answer<T> Taken<T>(CallUnderWay<T> under, T answer) => new(_crossing.Take(answer, under.Call.Grant));

    private Answer<T> Fault<T>(CallUnderWay<T> under, Exception e) =>
        new(under.Deadline.Token.IsCancellationRequested && e is not FailureException
            ? Late(under.Call, under.Deadline)
            : _faults.From(e, factory));

    private ProviderHost HostOf<T>(CallUnderWay<T> under) => new()
    {
        Interaction = new CleanInteraction(options, under.Gate),
        Clock = options.Clock,
        CreateHttp = under.Http.Create,
    };

    private IAuthProvider Create()
    {
        options.RedirectConsole(PluginPrints.Instance);
        return factory.Create();
    }

    private async Task WaitForEndAsync(Task work, RunningCall running, Deadline deadline)
    {
        await Task.WhenAny(work, running.Crash, deadline.WaitAsync());
        if (!work.IsCompleted && !running.Crash.IsCompleted)
            await Task.WhenAny(work, running.Crash, Task.Delay(options.Grace, options.Clock, CancellationToken.None));
    }

    private Answer<T> Outcome<T>(CallUnderWay<T> under, Task<Answer<T>> work) =>
        work.IsCompleted ? work.GetAwaiter().GetResult()
        : under.Running.Crash.IsCompleted ? new(_faults.From(under.Running.Crash.GetAwaiter().GetResult(), factory))
        : new(Late(under.Call, under.Deadline));

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
