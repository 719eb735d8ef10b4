using System.Net;

namespace Authx.Tests;

public sealed class ProviderErrorTests
{
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, ErrorKind.CredentialRefused)]
    [InlineData(HttpStatusCode.Forbidden, ErrorKind.Denied)]
    [InlineData(HttpStatusCode.TooManyRequests, ErrorKind.RateLimited)]
    [InlineData(HttpStatusCode.ServiceUnavailable, ErrorKind.ServerError)]
    [InlineData(HttpStatusCode.Found, ErrorKind.MalformedAnswer)]
    [InlineData(HttpStatusCode.NotFound, ErrorKind.MalformedAnswer)]
    public void A_status_has_its_kind(HttpStatusCode status, ErrorKind kind)
    {
        using var answer = new HttpResponseMessage(status);

        ProviderError.FromAnswer(answer, TimeProvider.System).Kind.ShouldBe(kind);
    }

    [Fact]
    public void The_servers_own_reason_is_not_repeated()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.BadGateway) { ReasonPhrase = "\e[31mCANARY" };

        ProviderError.FromAnswer(answer, TimeProvider.System).Message.ShouldBe("the server answered 502 BadGateway");
    }

    [Fact]
    public void A_wait_until_a_date_that_is_past_is_no_wait()
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = new(DateTimeOffset.UtcNow.AddDays(-1));

        ProviderError.FromAnswer(answer, TimeProvider.System).RetryAfter.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_callers_own_cancellation_is_no_failure_of_the_network() =>
        ProviderError.FromException(new OperationCanceledException(), new CancellationToken(canceled: true)).ShouldBeNull();

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, ErrorKind.Unreachable)]
    [InlineData(HttpRequestError.SecureConnectionError, ErrorKind.Tls)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, ErrorKind.MalformedAnswer)]
    [InlineData(HttpRequestError.InvalidResponse, ErrorKind.MalformedAnswer)]
    public void What_the_client_throws_has_its_kind(HttpRequestError error, ErrorKind kind) =>
        ProviderError.FromException(new HttpRequestException(error, "x"), CancellationToken.None).ShouldNotBeNull().Kind.ShouldBe(kind);

    [Fact]
    public void A_time_out_of_the_client_is_one() =>
        ProviderError.FromException(new TaskCanceledException(), CancellationToken.None).ShouldNotBeNull().Kind.ShouldBe(ErrorKind.TimedOut);

    [Fact]
    public void A_mistake_of_the_plugin_is_left_to_be_thrown() =>
        ProviderError.FromException(new InvalidOperationException(), CancellationToken.None).ShouldBeNull();
}
