namespace Authx.Testing;

/// <summary>
/// The service, as a test plays it: answers by its script, and remembers what was asked and where. There is no network behind it.
/// What the script does not know is answered with 404.
/// </summary>
public sealed class ScriptedServer
{
    private readonly List<ScriptedAnswer> _script = [];
    private readonly List<ServerRequest> _requests = [];
    private readonly List<ServerRequest> _unscripted = [];
    private readonly List<ServerRequest> _strays = [];
    private readonly HashSet<string> _origins = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<ServerRequest> Requests => _requests;

    /// <summary>What was asked at an origin that is not pinned.</summary>
    internal IReadOnlyList<ServerRequest> Strays => _strays;

    /// <summary>Asked before the script: an answer of its own, or null to let the script answer.</summary>
    internal Func<ServerRequest, CancellationToken, Task<HttpResponseMessage?>>? Interruption { get; set; }

    /// <summary>What the script's texts become on their way.</summary>
    internal Func<string, string> Rewrite { get; set; } = text => text;

    /// <summary>Hears of every request before it is answered.</summary>
    internal Action<ServerRequest> Heard { get; set; } = _ => { };

    /// <summary>
    /// Answers a method and address (with or without its query) with a status, a body and headers. The body is JSON unless a
    /// <c>Content-Type</c> says otherwise; of two lines for the same request the later one counts.
    /// </summary>
    public ScriptedServer Answers(string method, string address, int status, string body = "", params (string Name, string Value)[] headers)
    {
        _script.Add(new(method, address, status, body, headers));
        return this;
    }

    /// <summary>The client as the host would hand it over: no redirects, no cookies.</summary>
    public HttpClient CreateClient() => new(new Handler(this));

    internal string Unscripted => _unscripted.Count == 0
        ? ""
        : $" The script has no answer to: {string.Join(", ", _unscripted.Select(request => request.Line).Distinct())}.";

    internal void Allow(IEnumerable<string> origins)
    {
        lock (_requests)
            _origins.UnionWith(origins);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = await ServerRequest.ReadAsync(message, cancellationToken);
        lock (_requests)
        {
            _requests.Add(request);
            if (!_origins.Contains(request.Origin))
                _strays.Add(request);
        }

        Heard(request);
        if (Interruption is { } interrupt && await interrupt(request, cancellationToken) is { } answer)
            return answer;
        return Find(request) is { } line ? line.ToResponse(Rewrite) : ScriptedAnswer.Response(404, "");
    }

    private ScriptedAnswer? Find(ServerRequest request)
    {
        var found = _script.FindLast(line => line.IsFor(request));
        if (found is null)
        {
            lock (_requests)
                _unscripted.Add(request);
        }

        return found;
    }

    private sealed class Handler(ScriptedServer server) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            server.AnswerAsync(request, cancellationToken);
    }
}
