using System.Net;

namespace Authx.Provider.OAuth.Tests;

public sealed class TokenEndpointTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly HangingServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task An_answer_that_comes_a_moment_after_the_user_gave_up_is_taken()
    {
        using var cancel = new CancellationTokenSource();
        var asking = AskAsync(cancel.Token);
        await _server.Asked;

        await cancel.CancelAsync();
        asking.IsCompleted.ShouldBeFalse();
        _server.Answer(SomeFlow.Tokens);

        (await asking).Tokens!.AccessToken.Reveal().ShouldBe("canary-access");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_waited_for_for_a_moment_only()
    {
        using var cancel = new CancellationTokenSource();
        var asking = AskAsync(cancel.Token);
        await _server.Asked;

        await cancel.CancelAsync();
        _clock.Advance(TimeSpan.FromSeconds(1.5));

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Nothing_is_asked_for_once_the_user_has_given_up()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(cancel.Token));

        _server.Asked.IsCompleted.ShouldBeFalse();
    }

    private Task<TokenResult> AskAsync(CancellationToken cancellationToken) => new TokenEndpoint(
        new("https://id.example/token"),
        new("cli", ClientMethod.None),
        new() { Interaction = new FakeUser(), Clock = _clock, CreateHttp = () => new(_server) { Timeout = Timeout.InfiniteTimeSpan } })
        .AskAsync(new Form().Add("grant_type", "refresh_token"), cancellationToken);

    private sealed class HangingServer : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<HttpResponseMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Answer(string body) => _answer.SetResult(new(HttpStatusCode.OK) { Content = new StringContent(body) });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            return _answer.Task.WaitAsync(cancellationToken);
        }
    }
}
