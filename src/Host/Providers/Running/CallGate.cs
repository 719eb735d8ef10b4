namespace Authx.Host.Providers;

/// <summary>
/// Closes with its call: a plugin that was left behind, and wakes up when the profile's lock is long released, must not
/// write or speak any more.
/// </summary>
internal sealed class CallGate(ResultCrossing crossing)
{
    private readonly Lock _gate = new();
    private Task _saving = Task.CompletedTask;
    private volatile bool _over;

    /// <summary>Stores a grant, after it was checked and cleaned and its secrets were learned.</summary>
    public Task SaveAsync(SaveGrant save, Grant grant, CancellationToken cancellationToken)
    {
        var taken = crossing.Take(grant);
        lock (_gate)
        {
            ThrowIfOver();
            var saving = save(taken, cancellationToken);
            _saving = Task.WhenAll(_saving, saving);
            return saving;
        }
    }

    /// <summary>Ends the call for the plugin. A save that is under way is finished first.</summary>
    public Task CloseAsync()
    {
        Task last;
        lock (_gate)
        {
            _over = true;
            last = _saving;
        }

        return last.IsCompleted ? Task.CompletedTask : WithoutThrowingAsync(last);
    }

    private static async Task WithoutThrowingAsync(Task last) => await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Stops a plugin that goes on after its call.</summary>
    public void ThrowIfOver()
    {
        if (_over)
            throw new OperationCanceledException("The call is over.");
    }
}
