using System.Net;
using System.Text;

namespace Authx.Provider.Fakes;

/// <summary>What was asked, kept after the request is disposed.</summary>
internal sealed record Asked(string Method, string Url, string? Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Line => $"{Method} {new Uri(Url).PathAndQuery}";

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Answers in order, and remembers what was asked. More requests than answers fail the test.</summary>
internal sealed class FakeServer
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<Asked> Requests { get; } = [];

    /// <summary>The requests as <c>METHOD /path</c>.</summary>
    public IEnumerable<string> Lines => Requests.Select(request => request.Line);

    public FakeServer Answers(int status, string body = "", string type = "application/json", params (string Name, string Value)[] headers) => Does(() =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    });

    /// <summary>Answers without a body.</summary>
    public FakeServer Sends(int status, params (string Name, string Value)[] headers) => Answers(status, "", "text/plain", headers);

    public FakeServer Throws(Exception exception) => Does(() => throw exception);

    public FakeServer Does(Func<HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public HttpClient CreateClient() => new(new Handler(this));

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new(request.Method.Method, request.RequestUri!.AbsoluteUri, body, headers));
        var answer = _answers.Count > 0 ? _answers.Dequeue()() : throw new InvalidOperationException($"nobody expected {request.Method} {request.RequestUri}");
        answer.RequestMessage = request;
        return answer;
    }

    private sealed class Handler(FakeServer server) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            server.AnswerAsync(request, cancellationToken);
    }
}
