using System.Net;
using System.Text;

namespace Authx.Provider.ApiKey.Tests;

/// <summary>What was asked, kept after the request is disposed.</summary>
internal sealed record Asked(string Method, string Url, string? Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>Answers in order, and remembers what was asked. More requests than answers fail the test.</summary>
internal sealed class FakeServer
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<Asked> Requests { get; } = [];

    public FakeServer Answers(int status, string body = "", string type = "application/json") => Does(() => new((HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, type),
    });

    public FakeServer Throws(Exception exception) => Does(() => throw exception);

    public FakeServer Does(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>The client's patience.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    public HttpClient CreateClient() => new(new Handler(this)) { Timeout = Patience };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new(request.Method.Method, request.RequestUri!.AbsoluteUri, body, headers));
        return _answers.Count > 0 ? _answers.Dequeue()() : throw new InvalidOperationException($"nobody expected {request.Method} {request.RequestUri}");
    }

    private sealed class Handler(FakeServer server) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            server.AnswerAsync(request, cancellationToken);
    }
}
