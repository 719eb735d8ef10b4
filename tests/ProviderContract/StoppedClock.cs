namespace Authx.Testing;

/// <summary>A clock that shows one time until the test moves it. Its timers run as usual.</summary>
public sealed class StoppedClock : TimeProvider
{
    /// <summary>The time that it shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
