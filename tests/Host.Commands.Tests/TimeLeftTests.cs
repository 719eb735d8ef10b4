namespace Authx.Host.Commands.Tests;

public sealed class TimeLeftTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 13, 51, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-01T14:32:00Z", " until 2026-03-01 14:32 UTC (41 minutes)")]
    [InlineData("2026-03-01T15:32:00+01:00", " until 2026-03-01 14:32 UTC (41 minutes)")]
    [InlineData("2026-03-01T13:51:01Z", " until 2026-03-01 13:51 UTC (1 minute)")]
    [InlineData("2026-03-01T13:52:01Z", " until 2026-03-01 13:52 UTC (2 minutes)")]
    [InlineData("2026-03-01T15:51:00Z", " until 2026-03-01 15:51 UTC (120 minutes)")]
    [InlineData("2026-03-01T15:52:00Z", " until 2026-03-01 15:52 UTC (3 hours)")]
    [InlineData("2026-03-03T13:51:00Z", " until 2026-03-03 13:51 UTC (48 hours)")]
    [InlineData("2026-03-31T13:51:00Z", " until 2026-03-31 13:51 UTC (30 days)")]
    [InlineData("2026-03-01T13:51:00Z", " until 2026-03-01 13:51 UTC (that is over)")]
    [InlineData("9999-12-31T23:59:59Z", " until 9999-12-31 23:59 UTC (2912384 days)")]
    public void A_time_is_said_with_what_is_left_of_it(string expiry, string said) =>
        TimeLeft.Until(DateTimeOffset.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture), Now).ShouldBe(said);

    [Fact]
    public void Of_a_time_that_nobody_knows_nothing_is_said() => TimeLeft.Until(null, Now).ShouldBe("");
}
