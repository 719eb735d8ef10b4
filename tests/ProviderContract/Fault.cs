using System.Net.Http.Headers;

namespace Authx.Testing;

/// <summary>A way in which a server or the way to it can fail, and how an honest provider may call it.</summary>
internal sealed record Fault(string Words, Func<ServerRequest, HttpResponseMessage> Answer, params ErrorKind[] Kinds)
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(17);

    public static Fault Unreachable { get; } = Thrown("the server's name is not found",
        () => new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"), ErrorKind.Unreachable);

    public static Fault Busy { get; } = new("the server answers 429", _ =>
    {
        var answer = ScriptedAnswer.Response(429, "");
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(RetryAfter);
        return answer;
    }, ErrorKind.RateLimited);

    /// <summary>What says nothing about a credential.</summary>
    public static IReadOnlyList<Fault> Troubles { get; } =
    [
        Status(500, ErrorKind.ServerError),
        Status(503, ErrorKind.ServerError),
        Thrown("the server does not answer in time", () => new TaskCanceledException("", new TimeoutException()), ErrorKind.TimedOut),
        Thrown("there is no secure connection", () => new HttpRequestException(HttpRequestError.SecureConnectionError, "bad certificate"), ErrorKind.Tls),
        Thrown("the connection breaks", () => new HttpRequestException(HttpRequestError.ConnectionError, "reset"), ErrorKind.Unreachable),
        Thrown("the answer is not HTTP", () => new HttpRequestException(HttpRequestError.InvalidResponse, "garbage"), ErrorKind.MalformedAnswer),
    ];

    /// <summary>A page where data was expected, as the sign-in pages of hotels answer.</summary>
    public static Fault Page { get; } = new("the server answers with a page", _ =>
        ScriptedAnswer.Response(200, "<html><body>Welcome</body></html>", ("Content-Type", "text/html")));

    public static Fault Status(int status, params ErrorKind[] kinds) =>
        new($"the server answers {status}", _ => ScriptedAnswer.Response(status, ""), kinds);

    /// <summary>An answer that repeats everything that was sent.</summary>
    public static Fault Echo(int status, string type) => new($"the server answers {status} and repeats the request", request =>
        ScriptedAnswer.Response(status, type == "application/json" ? System.Text.Json.JsonSerializer.Serialize(new { message = request.Echo }) : request.Echo, ("Content-Type", type)));

    /// <summary>An answer that leads elsewhere.</summary>
    public static Fault Redirect { get; } = new("the server redirects elsewhere", _ =>
        ScriptedAnswer.Response(307, "", ("Location", "https://elsewhere.example/take")));

    public void Befalls(ScriptedServer server) =>
        server.Interruption = (request, _) => Task.FromResult<HttpResponseMessage?>(Answer(request));

    private static Fault Thrown(string words, Func<Exception> exception, params ErrorKind[] kinds) => new(words, _ => throw exception(), kinds);
}
