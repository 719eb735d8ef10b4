using System.Globalization;
using Xunit;

namespace Authx.Testing;

public abstract partial class ProviderConformance<TProvider>
{
    /// <summary>Standard output is the host's: a provider speaks through its interaction.</summary>
    [Fact]
    public async Task AX005_Nothing_is_printed()
    {
        var watch = await Watch.DuringAsync(LiveAsync);
        Assert.True(watch.Printed.Length == 0, "Something was printed to the console: use IInteraction.");
    }

    /// <summary>Profiles share a process: what one leaves in a static field another could send.</summary>
    [Fact]
    public async Task AX010_No_secret_stays_in_a_static_field()
    {
        var trial = NewTrial();
        var grant = await SignInAsync(trial);
        await trial.LogoutAsync(grant);

        var field = new StaticFields(typeof(TProvider).Assembly).FindHolding([.. SecretsOf(grant).Concat(GivenSecrets()).Select(secret => secret.Reveal())]);
        Assert.True(field is null, $"The static field {field} holds a secret after the sign-out.");
    }

    /// <summary>Secrets go to the origins of the settings, to those that were allowed, and to those of the grant; never elsewhere, and over https.</summary>
    [Fact]
    public async Task AX012_Requests_go_to_the_pinned_origins_alone()
    {
        var first = NewTrial();
        var grant = await SignInAsync(first);
        var trials = new List<Trial> { first };
        Assert.All(grant.Origins, origin => Assert.True(IsSafe(new(origin)), $"{origin} is neither https nor literal loopback."));
        foreach (var fault in (Fault?[])[null, Fault.Redirect])
        {
            var trial = NewTrial(first.Provider, fault is null ? "widgets" : "redirected");
            fault?.Befalls(trial.Server);
            await trial.LogoutAsync(grant);
            if (first.Provider is IWhoami whoami)
                await trial.WhoamiAsync(whoami, grant);
            if (first.Provider is ITokenRefresh refresh)
                await trial.RefreshAsync(refresh, grant);
            trials.Add(trial);
        }

        var strays = trials.SelectMany(trial => trial.Server.Strays).Select(request => request.Origin).Distinct();
        Assert.True(!strays.Any(), $"Requests went to {string.Join(", ", strays)}, which nothing pins.");
    }

    /// <summary>Signing out of all profiles runs side by side: each talks to its own server through its own host.</summary>
    [Fact]
    public async Task AX013_Profiles_side_by_side_do_not_mix()
    {
        var (grant, alone) = await SignedInAsync();
        await alone.LogoutAsync(grant);

        var trials = Enumerable.Range(1, 4).Select(number => NewTrial(alone.Provider, $"profile{number}")).ToList();
        var allBegan = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var trial in trials)
            trial.Server.Interruption = async (_, cancellationToken) => { await allBegan.Task.WaitAsync(cancellationToken); return null; };
        var logouts = trials.ConvertAll(trial => trial.LogoutAsync(grant));
        allBegan.SetResult();
        await Task.WhenAll(logouts);

        Assert.All(trials, trial => Assert.Equal(alone.Server.Requests.Select(request => request.Line), trial.Server.Requests.Select(request => request.Line)));
    }

    /// <summary>What is meant for machines does not depend on the user's language.</summary>
    [Fact]
    public async Task AX015_The_language_changes_nothing()
    {
        var (invariant, turkish) = (await InAsync(CultureInfo.InvariantCulture), await InAsync(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal(invariant, turkish);
    }

    /// <summary>The network is the client of the host: with its proxy, limits, pins and log.</summary>
    [Fact]
    public async Task AX021_No_request_goes_past_the_hosts_client()
    {
        var watch = await Watch.DuringAsync(LiveAsync);
        Assert.True(watch.Sent.Count == 0, $"Requests went to {string.Join(", ", watch.Sent)} through a client that is not the host's.");
    }

    // A whole life, well and ill; what comes of it is for other rules.
    private async Task LiveAsync()
    {
        foreach (var fault in (Fault?[])[null, Fault.Status(401), Fault.Status(500), Fault.Unreachable])
        {
            var (grant, trial) = await SignedInAsync();
            fault?.Befalls(trial.Server);
            await Record.ExceptionAsync(() => LoginAsync(trial));
            await Record.ExceptionAsync(() => trial.LogoutAsync(grant));
            if (trial.Provider is IWhoami whoami)
                await Record.ExceptionAsync(() => trial.WhoamiAsync(whoami, grant));
        }
    }

    private async Task<List<string>> InAsync(CultureInfo culture)
    {
        CultureInfo.CurrentCulture = culture;
        var trial = NewTrial();
        var login = await LoginAsync(trial);
        var story = new List<string> { login.Outcome.ToString() };
        if (login.Grant is { } grant)
            story.AddRange((await trial.LogoutAsync(grant)).Credentials.Select(outcome => $"{outcome.Kind} {outcome.Outcome}"));
        return [.. story, .. trial.Server.Requests.Select(request => request.Line)];
    }

    private static bool IsSafe(Uri origin) => origin.Scheme == Uri.UriSchemeHttps || origin is { Scheme: "http", Host: "127.0.0.1" or "[::1]" };
}
