namespace Authx.Provider.OAuth;

/// <summary>Asks the token endpoint again and again whether the user has typed the code (RFC 8628, 3.4 and 3.5).</summary>
internal sealed class DevicePoll(FlowContext context, DeviceAuthorization device)
{
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private TimeSpan _interval = device.Interval;

    private bool IsExpired => context.Host.Clock.GetUtcNow() >= device.ExpiresAt;

    /// <summary>Runs until there are tokens or no hope of any.</summary>
    public async Task<FlowResult> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_interval, context.Host.Clock, cancellationToken);
            if (IsExpired)
                return Expired();
            var result = await context.Tokens.AskAsync(Form(), cancellationToken);
            if (Verdict(result) is { } verdict)
                return verdict;
        }
    }

    /// <returns>How it ended; null to ask again.</returns>
    private FlowResult? Verdict(TokenResult result)
    {
        if (result.Error is not { } error)
            return FlowResult.Of(result);
        switch (error.Kind)
        {
            case ErrorKind.Unreachable or ErrorKind.TimedOut or ErrorKind.ServerError:
            case ErrorKind.RateLimited when result.Refusal?.Code != "slow_down":
                BackOff(error.RetryAfter);
                return null;
        }

        switch (result.Refusal?.Code)
        {
            case "authorization_pending":
                return null;
            case "slow_down":
                _interval += SlowDown;
                return null;
            case "expired_token":
                return Expired();
            case "access_denied":
                return FlowResult.Failed(ErrorKind.Denied, $"you or the server declined ({result.Refusal.Words})");
            default:
                return FlowResult.Of(result);
        }
    }

    // RFC 8628, 3.5: whoever gets no answer asks less often from then on.
    private void BackOff(TimeSpan? asked)
    {
        var doubled = _interval * 2 < LongestBackOff ? _interval * 2 : LongestBackOff;
        _interval = doubled > _interval ? doubled : _interval;
        if (asked > _interval)
            _interval = asked < LongestAsked ? asked.Value : LongestAsked;
    }

    private static FlowResult Expired() =>
        FlowResult.Failed(ErrorKind.TimedOut, "the code was not typed in time, and has expired; sign in again for a new one");

    private Form Form() => new Form()
        .Add("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .Add("device_code", device.DeviceCode)
        .Add("resource", context.Settings.Resource);
}
