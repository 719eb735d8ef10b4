using System.IO.Compression;
using System.Text;
using Authx.Host.Providers.Http;

namespace Authx.Host.Providers.Tests.Http;

public sealed class NetworkTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";
    private readonly ManualClock _clock = new();
    private readonly Redactor _redactor = new();
    private readonly List<string> _log = [];
    private readonly Network _network;
    private int _requests;

    public NetworkTests() =>
        _network = new(new() { Version = "1.2.3", Redactor = _redactor, Clock = _clock, Log = _log.Add, MaxAnswerBytes = 1000 });

    [Fact]
    public async Task An_answer_is_read_and_the_request_says_who_asks()
    {
        using var server = RawServer.Answering(Ok + "Content-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello");
        (await Client(server).GetStringAsync(server.Address)).ShouldBe("hello");
        (await server.FirstRequest).ShouldContain("User-Agent: authx/1.2.3");
        _requests.ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_are_not_followed_and_cookies_not_kept()
    {
        using var server = RawServer.Answering("HTTP/1.1 302 Found\r\nLocation: /b\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        var client = Client(server);
        ((int)(await client.GetAsync(server.Address)).StatusCode).ShouldBe(302);
        await client.GetAsync(server.Address);
        server.Requests.ShouldAllBe(head => head.StartsWith("GET / ") && !head.Contains("Cookie"));
    }

    [Fact]
    public async Task Another_origin_is_never_contacted()
    {
        using var pinned = RawServer.Silent();
        using var other = RawServer.Silent();
        var failure = (await Should.ThrowAsync<FailureException>(() => Client(pinned).GetAsync(other.Address))).Failure;
        failure.Message.ShouldContain($"asked for {other.Address}, an origin that is not pinned");
        other.Requests.ShouldBeEmpty();
        _requests.ShouldBe(0);
    }

    [Fact]
    public async Task No_network_failure_is_read_into_an_origin_that_is_not_pinned()
    {
        using var pinned = RawServer.Silent();
        var exception = await Should.ThrowAsync<Exception>(() => Client(pinned).GetAsync("http://api.example/"));
        ProviderError.FromException(exception, CancellationToken.None).ShouldBeNull();
    }

    [Theory]
    [InlineData("Content-Length: 2000\r\n\r\n", HttpCompletionOption.ResponseContentRead)]
    [InlineData("Content-Length: 2000\r\n\r\n", HttpCompletionOption.ResponseHeadersRead)]
    [InlineData("Connection: close\r\n\r\n", HttpCompletionOption.ResponseContentRead)]
    [InlineData("Connection: close\r\n\r\n", HttpCompletionOption.ResponseHeadersRead)]
    public async Task An_answer_that_is_too_large_is_a_malformed_one(string head, HttpCompletionOption how)
    {
        using var server = RawServer.Answering(Ok + head + new string('x', 2000));
        (await ErrorOfAsync(server, how)).Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Fact]
    public async Task An_endless_answer_ends()
    {
        using var server = new RawServer(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            while (true)
                await stream.WriteAsync(new byte[4096]);
        });
        (await ErrorOfAsync(server)).Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Fact]
    public async Task A_compressed_answer_is_measured_by_what_comes_out()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(new byte[100_000]);
        packed.Length.ShouldBeLessThan(1000);
        using var server = RawServer.Answering(
            $"{Ok}Content-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n{Encoding.Latin1.GetString(packed.ToArray())}");
        (await ErrorOfAsync(server)).Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Damaged_compression_is_a_malformed_answer(string encoding)
    {
        using var server = RawServer.Answering($"{Ok}Content-Encoding: {encoding}\r\nContent-Length: 7\r\n\r\nno such");
        (await ErrorOfAsync(server)).Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Fact]
    public async Task What_is_not_http_is_a_malformed_answer()
    {
        using var server = RawServer.Answering("220 smtp.example ready\r\n\r\n");
        (await ErrorOfAsync(server)).Kind.ShouldBe(ErrorKind.MalformedAnswer);
    }

    [Theory]
    [InlineData(HttpCompletionOption.ResponseContentRead)]
    [InlineData(HttpCompletionOption.ResponseHeadersRead)]
    public async Task An_answer_that_breaks_off_means_unreachable(HttpCompletionOption how)
    {
        using var server = new RawServer(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray());
            throw new IOException("reset");
        });
        (await ErrorOfAsync(server, how)).Kind.ShouldBe(ErrorKind.Unreachable);
    }

    [Fact]
    public async Task Nobody_there_means_unreachable()
    {
        var server = RawServer.Silent();
        server.Dispose();
        (await ErrorOfAsync(server)).Kind.ShouldBe(ErrorKind.Unreachable);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_left_after_the_time_of_a_request()
    {
        using var server = RawServer.Silent();
        var error = ErrorOfAsync(server);
        await server.FirstRequest;
        _clock.Advance(TimeSpan.FromSeconds(30));
        (await error).Kind.ShouldBe(ErrorKind.TimedOut);
    }

    [Theory]
    [InlineData(HttpCompletionOption.ResponseContentRead)]
    [InlineData(HttpCompletionOption.ResponseHeadersRead)]
    public async Task An_answer_that_stops_half_way_counts_into_the_same_time(HttpCompletionOption how)
    {
        var half = new TaskCompletionSource();
        using var server = new RawServer(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray());
            half.SetResult();
            await new TaskCompletionSource().Task;
        });
        var error = ErrorOfAsync(server, how);
        await half.Task;
        _clock.Advance(TimeSpan.FromSeconds(30));
        (await error).Kind.ShouldBe(ErrorKind.TimedOut);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_no_failure_of_the_network()
    {
        using var server = RawServer.Silent();
        using var cancel = new CancellationTokenSource();
        var answer = Client(server).GetAsync(server.Address, cancel.Token);
        await server.FirstRequest;
        await cancel.CancelAsync();
        var exception = await Should.ThrowAsync<OperationCanceledException>(() => answer);
        ProviderError.FromException(exception, cancel.Token).ShouldBeNull();
    }

    [Fact]
    public async Task The_log_has_one_line_per_request_and_no_secret_in_it()
    {
        _redactor.Learn(new Secret(The.Canary));
        using var server = RawServer.Answering(Ok + $"Content-Length: {The.Canary.Length}\r\nX-Token: {The.Canary}\r\n\r\n{The.Canary}");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{server.Address}/keys/{The.Canary}?token={The.Canary}&x=1");
        request.Headers.Authorization = new("Bearer", The.Canary);
        await Client(server).SendAsync(request);
        _log.ShouldBe([$"DELETE {server.Address}/keys/*** -> 200 (0 ms)"]);
    }

    [Fact]
    public async Task The_log_tells_of_requests_that_fail_too()
    {
        using var server = RawServer.Answering("nonsense\r\n\r\n");
        await ErrorOfAsync(server);
        _log.Single().ShouldContain("-> HttpRequestException");
    }

    public void Dispose() => _network.Dispose();

    private HttpClient Client(RawServer server) => _network.CreateClient("good", new([server.Address]), () => _requests++);

    private async Task<ProviderError> ErrorOfAsync(RawServer server, HttpCompletionOption how = HttpCompletionOption.ResponseContentRead)
    {
        var exception = await Should.ThrowAsync<Exception>(async () =>
        {
            using var answer = await Client(server).GetAsync(server.Address, how);
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.CopyToAsync(Stream.Null);
        });
        return ProviderError.FromException(exception, CancellationToken.None).ShouldNotBeNull(exception.ToString());
    }
}
