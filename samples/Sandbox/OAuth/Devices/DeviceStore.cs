using System.Security.Cryptography;
using Authx.Sandbox.OAuth.Admin;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Tokens;
using Authx.Sandbox.Passwords;

namespace Authx.Sandbox.OAuth.Devices;

/// <summary>The devices that wait (RFC 8628).</summary>
internal sealed class DeviceStore(SwitchBoard switches, TimeProvider clock)
{
    // No vowels, so that no code is a word.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";

    private readonly Lock _lock = new();
    private readonly List<DeviceCode> _codes = [];

    public DeviceCode Begin(OAuthClient client, string scope)
    {
        var letters = RandomNumberGenerator.GetString(Letters, 8);
        var code = new DeviceCode
        {
            Value = $"dev_{TokenForms.Random()}",
            UserCode = $"{letters[..4]}-{letters[4..]}",
            Client = client,
            Scope = scope,
            Until = clock.GetUtcNow().AddSeconds(switches.Now.DeviceCodeSeconds),
            Interval = TimeSpan.FromSeconds(switches.Now.DeviceIntervalSeconds),
        };
        lock (_lock)
            _codes.Add(code);
        return code;
    }

    /// <summary>The code that people have typed, in whatever way they did, while it can still be answered.</summary>
    public DeviceCode? Find(string? userCode)
    {
        var typed = Plain(userCode ?? "");
        lock (_lock)
            return _codes.Find(code => Plain(code.UserCode) == typed && code.State == DeviceState.Pending && clock.GetUtcNow() < code.Until);
    }

    public void Answer(DeviceCode code, SandboxUser user, bool agrees)
    {
        lock (_lock)
        {
            code.State = agrees ? DeviceState.Approved : DeviceState.Denied;
            code.Grant = new(code.Client, user, code.Scope) { Since = clock.GetUtcNow() };
        }
    }

    /// <summary>What has become of a device's wish. What was approved is handed out once.</summary>
    public (DeviceState State, OAuthGrant? Grant) Poll(string? value, OAuthClient client)
    {
        lock (_lock)
        {
            if (_codes.Find(one => one.Value == value && one.Client.Id == client.Id) is not { } code)
                return (DeviceState.Unknown, null);
            var state = StateOf(code);
            code.AskedAt = clock.GetUtcNow();
            if (state == DeviceState.TooFast)
                code.Interval += TimeSpan.FromSeconds(5);
            if (state == DeviceState.Approved)
                _codes.Remove(code);
            return (state, code.Grant);
        }
    }

    private DeviceState StateOf(DeviceCode code)
    {
        var now = clock.GetUtcNow();
        if (code.State == DeviceState.Pending && now >= code.Until)
            return DeviceState.Expired;
        return code.State == DeviceState.Pending && now < code.AskedAt + code.Interval ? DeviceState.TooFast : code.State;
    }

    private static string Plain(string code) => code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}
