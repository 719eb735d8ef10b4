using System.IO.Compression;

namespace Authx.Sandbox.Tests;

public sealed class FaultTests : SandboxTest
{
    [Fact]
    public async Task A_refused_connection_gives_no_answer()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "refuse" });

        await Should.ThrowAsync<HttpRequestException>(() => AskAsync("GET", "/v1/metrics", null));
        (await RequestsAsync()).ShouldBe(["GET /v1/metrics False"]);
    }

    [Fact]
    public async Task A_reset_breaks_off_in_the_body()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "reset" });

        using var answer = await AskAsync("GET", "/v1/metrics", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_slow_body_comes_byte_by_byte()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "slow", everyMs = 1 });

        using var answer = await AskAsync("GET", "/v1/metrics", null);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"slow":true}""");
    }

    [Fact]
    public async Task A_hanging_request_ends_with_the_clients_patience()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "hang" });
        using var patience = new CancellationTokenSource();

        var asking = Http.GetAsync("/v1/metrics", patience.Token);
        while ((await RequestsAsync()).Length == 0)
            await Task.Yield();
        asking.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_late_answer_is_the_true_one()
    {
        var (_, key) = await MakeKeyAsync();
        await OrderAsync(new { match = "GET /v1/metrics", fault = "late", everyMs = 1 });

        using var answer = await AskAsync("GET", "/v1/metrics", key);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"ok":true}""");
    }

    [Fact]
    public async Task A_status_comes_with_its_wait_as_often_as_ordered()
    {
        var (id, key) = await MakeKeyAsync();
        await OrderAsync(new { match = "DELETE /v1/keys", fault = "status", status = 503, retryAfter = 7, times = 2 });

        using var first = await AskAsync("DELETE", $"/v1/keys/{id}", key);
        using var second = await AskAsync("DELETE", $"/v1/keys/{id}", key);
        (await IsAliveAsync(id)).ShouldBeTrue();
        using var third = await AskAsync("DELETE", $"/v1/keys/{id}", key);

        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        first.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        third.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Found)]
    [InlineData(301, HttpStatusCode.MovedPermanently)]
    public async Task A_redirect_leads_to_another_host(int? status, HttpStatusCode answered)
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "redirect", status });

        using var answer = await AskAsync("GET", "/v1/metrics", null);

        answer.StatusCode.ShouldBe(answered);
        answer.Headers.Location!.Host.ShouldBe("elsewhere.example");
    }

    [Fact]
    public async Task Garbage_calls_itself_json()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "garbage" });

        using var answer = await AskAsync("GET", "/v1/metrics", null);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var text = await answer.Content.ReadAsStringAsync();
        Should.Throw<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task An_endless_body_outlasts_every_limit()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "endless" });

        using var answer = await AskAsync("GET", "/v1/metrics", null);

        var thrown = await Should.ThrowAsync<HttpRequestException>(() => answer.Content.LoadIntoBufferAsync(1_000_000));
        thrown.HttpRequestError.ShouldBe(HttpRequestError.ConfigurationLimitExceeded);
    }

    [Fact]
    public async Task A_wrong_type_is_a_web_page()
    {
        await OrderAsync(new { match = "GET /v1/metrics", fault = "wrongType" });

        using var answer = await AskAsync("GET", "/v1/metrics", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Gzip_is_the_true_answer_compressed_unasked()
    {
        var (_, key) = await MakeKeyAsync();
        await OrderAsync(new { match = "GET /v1/metrics", fault = "gzip" });

        using var answer = await AskAsync("GET", "/v1/metrics", key);

        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var body = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(body);
        (await reader.ReadToEndAsync()).ShouldBe("""{"ok":true}""");
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_work_done()
    {
        var (id, key) = await MakeKeyAsync();
        await OrderAsync(new { match = "DELETE /v1/keys", fault = "loseAnswer" });

        await Should.ThrowAsync<HttpRequestException>(() => AskAsync("DELETE", $"/v1/keys/{id}", key));

        (await IsAliveAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_fault_waits_for_its_own_method_and_path()
    {
        var (_, key) = await MakeKeyAsync();
        await OrderAsync(new { match = "DELETE /v1/keys", fault = "status" });
        await OrderAsync(new { match = "* /v1/whoami", fault = "status", status = 418 });

        using var metrics = await AskAsync("GET", "/v1/metrics", key);
        using var list = await AskAsync("GET", "/v1/keys", key);
        using var longer = await AskAsync("DELETE", "/v1/keysmith", key);
        using var whoami = await AskAsync("GET", "/v1/whoami", key);

        metrics.StatusCode.ShouldBe(HttpStatusCode.OK);
        list.StatusCode.ShouldBe(HttpStatusCode.OK);
        longer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((int)whoami.StatusCode).ShouldBe(418);
    }

    [Fact]
    public async Task Faults_without_end_are_called_off()
    {
        await OrderAsync(new { match = "GET /v1", fault = "status", times = 0 });
        using var first = await AskAsync("GET", "/v1/metrics", null);
        using var second = await AskAsync("GET", "/v1/metrics", null);
        (await AskAsync("DELETE", "/sandbox/faults", null)).Dispose();
        using var third = await AskAsync("GET", "/v1/metrics", null);

        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        third.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("GET", "hang")]
    [InlineData("GET v1", "hang")]
    [InlineData("GET /v1", "explode")]
    public async Task An_order_that_makes_no_sense_is_refused(string match, string fault)
    {
        using var answer = await Http.PostAsJsonAsync("/sandbox/faults", new { match, fault });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
