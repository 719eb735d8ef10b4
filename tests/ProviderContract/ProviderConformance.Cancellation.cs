using Xunit;

namespace Authx.Testing;

public abstract partial class ProviderConformance<TProvider>
{
    // Generous: it only ever passes where a provider does not come back at all.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What was called off before it began sends nothing and claims nothing.</summary>
    [Fact]
    public async Task AX002_A_call_that_is_called_off_sends_nothing()
    {
        var (grant, trial) = await SignedInAsync();
        var cancelled = new CancellationToken(canceled: true);

        var needsServer = NewTrial();
        await SignInAsync(needsServer);
        var login = await ResultOf(() => LoginAsync(trial, cancelled));
        var logout = await ResultOf(() => trial.LogoutAsync(grant, cancelled));

        Assert.True(trial.Server.Requests.Count == 0, "Requests were sent although the command was called off before: pass the cancellation token on.");
        Assert.True(login is not { Outcome: LoginOutcome.SignedIn } || needsServer.Server.Requests.Count == 0, "A sign-in that was called off signed in.");
        if (logout is not null)
            ClaimsNothing(logout, "the sign-out was called off before it began");
    }

    /// <summary>What is called off in mid-request comes back, and claims nothing.</summary>
    [Fact]
    public async Task AX003_A_call_that_is_called_off_comes_back()
    {
        var (grant, _) = await SignedInAsync();

        var login = await CalledOffAsync(LoginAsync);
        Assert.True(login is null or { Result.Outcome: not LoginOutcome.SignedIn }, "A sign-in that was called off in mid-request signed in.");
        if (await CalledOffAsync((trial, token) => trial.LogoutAsync(grant, token)) is { } logout)
            ClaimsNothing(logout.Result, "the sign-out was called off in mid-request");
    }

    /// <summary>Calls off at the first request. Null where it came back as cancelled or never asked.</summary>
    private async Task<Answered<T>?> CalledOffAsync<T>(Func<Trial, CancellationToken, Task<T>> call)
        where T : class
    {
        using var source = new CancellationTokenSource();
        var trial = NewTrial();
        trial.Server.Interruption = async (_, cancellationToken) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return null;
        };
        try
        {
            var result = await ResultOf(() => call(trial, source.Token).WaitAsync(Patience));
            return result is null || trial.Server.Requests.Count == 0 ? null : new(result);
        }
        catch (TimeoutException)
        {
            Assert.Fail("A call that was called off in mid-request did not come back: pass the cancellation token on.");
            return null;
        }
    }

    private static async Task<T?> ResultOf<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed record Answered<T>(T Result);
}
