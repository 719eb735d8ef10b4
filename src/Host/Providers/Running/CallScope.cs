namespace Authx.Host.Providers;

/// <summary>
/// What one call hands to its provider: the host's services and the save. All of it ends with the call: a plugin that was
/// left behind, and wakes up when the profile's lock is long released, must not write or speak any more.
/// </summary>
internal sealed class CallScope
{
    private readonly Lock _gate = new();
    private readonly ResultCrossing _crossing;
    private readonly SaveGrant? _save;
    private Task _saving = Task.CompletedTask;
    private volatile bool _over;

    public CallScope(RunnerOptions options, CallHttp http, SaveGrant? save)
    {
        _crossing = new(options.Redactor);
        _save = save;
        Host = new()
        {
            Interaction = new CleanInteraction(options, this),
            Clock = options.Clock,
            CreateHttp = http.Create,
        };
    }

    /// <summary>The services for the context.</summary>
    public ProviderHost Host { get; }

    /// <summary>The save for the context: what the plugin hands over is checked, cleaned and redacted before it is stored.</summary>
    public Task SaveAsync(Grant grant, CancellationToken cancellationToken)
    {
        var save = _save ?? throw new InvalidOperationException("This call has nothing to save to.");
        var taken = _crossing.Take(grant);
        lock (_gate)
        {
            ThrowIfOver();
            var saving = save(taken, cancellationToken);
            _saving = Task.WhenAll(_saving, saving);
            return saving;
        }
    }

    /// <summary>Ends the call for the plugin. A save that is under way is finished first.</summary>
    public async Task CloseAsync()
    {
        Task last;
        lock (_gate)
        {
            _over = true;
            last = _saving;
        }

        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops a plugin that goes on after its call.</summary>
    public void ThrowIfOver()
    {
        if (_over)
            throw new OperationCanceledException("The call is over.");
    }
}
