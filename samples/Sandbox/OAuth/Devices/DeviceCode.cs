using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Tokens;

namespace Authx.Sandbox.OAuth.Devices;

/// <summary>A device that waits for somebody to agree elsewhere.</summary>
internal sealed class DeviceCode
{
    public required string Value { get; init; }

    /// <summary>What people type.</summary>
    public required string UserCode { get; init; }

    public required OAuthClient Client { get; init; }

    public required string Scope { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>The time between two questions; grows with every question that comes too soon.</summary>
    public required TimeSpan Interval { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    public DeviceState State { get; set; } = DeviceState.Pending;

    /// <summary>What somebody has agreed to.</summary>
    public OAuthGrant? Grant { get; set; }
}

/// <summary>What a device learns when it asks.</summary>
internal enum DeviceState
{
    Pending,
    Approved,
    Denied,
    Expired,
    TooFast,
    Unknown,
}
