using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.Admin;

/// <summary>One request that came in. Not what it showed, only whether it showed something.</summary>
internal sealed record SeenRequest(string Method, string Path, bool AuthorizationSeen);

/// <summary>The requests to the service side, in the order in which they came.</summary>
internal sealed class RequestLog
{
    private static readonly string[] Showing = ["Authorization", "X-Api-Key", "Cookie"];

    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    public IReadOnlyCollection<SeenRequest> All => [.. _seen];

    public void Add(HttpRequest request) =>
        _seen.Enqueue(new(request.Method, request.Path, Array.Exists(Showing, request.Headers.ContainsKey)));

    public void Clear() => _seen.Clear();
}

/// <summary>Writes down every request to the service side, before a fault can swallow it.</summary>
internal sealed class RequestLogMiddleware(RequestDelegate next, RequestLog log)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!AdminEndpoints.AreMeantBy(context.Request))
            log.Add(context.Request);
        return next(context);
    }
}
