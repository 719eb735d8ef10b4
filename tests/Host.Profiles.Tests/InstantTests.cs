using System.Globalization;
using System.Text.Json;

namespace Authx.Host.Profiles.Tests;

public sealed class InstantTests
{
    [Fact]
    public void Whatever_the_writer_writes_is_read_to_the_tick()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var ticks = random.NextInt64(DateTime.MaxValue.Ticks);
            var time = new DateTime(i % 2 == 0 ? ticks : ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
            var text = JsonSerializer.Serialize(time).Trim('"');
            Instant.Find(text).ShouldBe(new DateTimeOffset(time), text);
        }
    }

    [Theory]
    [InlineData("2024-02-29T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void The_edges_of_time_are_times(string text) =>
        Instant.Find(text).ShouldBe(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("Z")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-00-01T00:00:00Z")]
    [InlineData("2026-01-00T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:60:00Z")]
    [InlineData("2026-01-01T00:00:60Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00.12345678Z")]
    [InlineData("2026-01-01T00:00:00,5Z")]
    [InlineData("2026-01-01T00:00:00.-5Z")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-01-01T00:00:00+01:00")]
    [InlineData("2026-01-01 00:00:00Z")]
    [InlineData("-026-01-01T00:00:00Z")]
    [InlineData("٢٠٢٦-01-01T00:00:00Z")]
    public void What_is_no_time_is_none(string text) => Instant.Find(text).ShouldBeNull();
}
