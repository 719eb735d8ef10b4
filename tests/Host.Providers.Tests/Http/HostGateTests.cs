using System.Text;
using Authx.Host.Providers.Http;

namespace Authx.Host.Providers.Tests.Http;

public sealed class HostGateTests : IDisposable
{
    private const string Done = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private readonly ManualClock _clock = new();
    private readonly Network _network;
    private int _begun;

    public HostGateTests() => _network = new(new() { Version = "1.2.3", Redactor = new(), Clock = _clock, SideBySide = true });

    public void Dispose() => _network.Dispose();

    [Fact]
    public async Task A_server_that_asks_to_wait_is_asked_again_when_it_said()
    {
        using var server = Then(TooMany("Retry-After: 7"), Done);

        var asking = Client(server).PostAsync(server.Address, new FormUrlEncodedContent([new("token", "t")]));
        await _clock.TimerSetTo(TimeSpan.FromSeconds(7));
        server.Requests.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(7));

        (await asking).IsSuccessStatusCode.ShouldBeTrue();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Others_of_the_same_server_wait_as_well()
    {
        using var server = Then(TooMany("Retry-After: 7"), Done, Done);
        var first = Client(server).GetAsync(server.Address);
        await _clock.TimerSetTo(TimeSpan.FromSeconds(7));

        var second = Client(server).GetAsync(server.Address);
        server.Requests.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(7));

        (await first).IsSuccessStatusCode.ShouldBeTrue();
        (await second).IsSuccessStatusCode.ShouldBeTrue();
        server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Retry-After: 31")]
    [InlineData("X-Nothing: 1")]
    public async Task What_cannot_be_waited_for_is_answered_at_once(string header)
    {
        using var server = Then(TooMany(header), Done);

        ((int)(await Client(server).GetAsync(server.Address)).StatusCode).ShouldBe(429);
    }

    [Fact]
    public async Task A_request_that_is_alone_is_answered_as_it_is()
    {
        using var server = Then(TooMany("Retry-After: 7"), Done);
        using var network = new Network(new() { Version = "1.2.3", Redactor = new(), Clock = _clock });

        var answer = await network.CreateClient("test", new([server.Address]), () => { }).GetAsync(server.Address);

        ((int)answer.StatusCode).ShouldBe(429);
    }

    [Fact]
    public async Task What_was_read_from_a_stream_is_not_sent_twice()
    {
        using var server = Then(TooMany("Retry-After: 1"), Done);

        var answer = await Client(server).PostAsync(server.Address, new StreamContent(new MemoryStream("x"u8.ToArray())));

        ((int)answer.StatusCode).ShouldBe(429);
    }

    [Fact]
    public async Task Who_waits_for_a_turn_has_not_begun()
    {
        using var server = RawServer.Silent();
        var asked = Enumerable.Range(0, 10).Select(_ => Client(server).GetAsync(server.Address)).ToList();

        await _clock.TimerSetTo(TimeSpan.FromSeconds(30));

        asked.Count.ShouldBeGreaterThan(Volatile.Read(ref _begun));
        Volatile.Read(ref _begun).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task A_server_that_is_silent_holds_up_no_other()
    {
        using var silent = RawServer.Silent();
        using var other = Then(Done);
        _ = Enumerable.Range(0, 10).Select(_ => Client(silent).GetAsync(silent.Address)).ToList();

        (await Client(other).GetAsync(other.Address)).IsSuccessStatusCode.ShouldBeTrue();
    }

    private HttpClient Client(RawServer server) => _network.CreateClient("test", new([server.Address]), () => Interlocked.Increment(ref _begun));

    private static string TooMany(string header) => $"HTTP/1.1 429 Too Many Requests\r\n{header}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static RawServer Then(params string[] answers)
    {
        var next = -1;
        return new(stream => stream.WriteAsync(Encoding.Latin1.GetBytes(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)])).AsTask());
    }
}
