using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Authx.EndToEnd.Support;

/// <summary>
/// The little server that the frozen plugins were written for: it takes and gives words. It must not change, since they
/// cannot.
/// </summary>
internal sealed class WordDesk : IAsyncDisposable
{
    public const string Password = "frozen-canary-password";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _alive = new();
    private readonly ConcurrentDictionary<string, bool> _sessions = new() { ["s1"] = true, ["s2"] = true };
    private readonly ConcurrentDictionary<string, bool> _keys = new() { ["k1"] = true, ["k2"] = true };
    private int _made;

    private WordDesk(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>All tokens that were ever given out.</summary>
    public ConcurrentBag<string> Given { get; } = [];

    public bool IsAlive(string token) => _alive.ContainsKey(token);

    public static async Task<WordDesk> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var desk = new WordDesk(builder.Build());
        desk.Map();
        await desk._app.StartAsync();
        return desk;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapPost("/login", async (HttpRequest request) => await BodyAsync(request) == "ada " + Password
            ? Results.Text($"{Pair()} u1 Ada")
            : Results.StatusCode(401));
        _app.MapPost("/refresh", async (HttpRequest request) => _alive.TryRemove(await BodyAsync(request), out _) ? Results.Text(Pair()) : Results.StatusCode(401));
        _app.MapGet("/me", (HttpRequest request) => Known(request) ? Results.Text("u1 Ada") : Results.StatusCode(401));
        _app.MapDelete("/me", (HttpRequest request) => Known(request) ? Ended(_alive.Clear) : Results.StatusCode(401));
        foreach (var (path, there) in new[] { ("/sessions", _sessions), ("/keys", _keys) })
        {
            _app.MapGet(path, (HttpRequest request) => Known(request) ? Results.Text(string.Join(' ', there.Keys.Order())) : Results.StatusCode(401));
            _app.MapDelete(path + "/{id}", (HttpRequest request, string id) => Known(request) && there.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound());
        }
    }

    private static IResult Ended(Action end)
    {
        end();
        return Results.NoContent();
    }

    private bool Known(HttpRequest request) => _alive.ContainsKey(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));

    private string Pair() => $"{Make("access")} {Make("refresh")}";

    private string Make(string kind)
    {
        var token = $"frozen-canary-{kind}-{Interlocked.Increment(ref _made)}";
        _alive[token] = true;
        Given.Add(token);
        return token;
    }

    private static async Task<string> BodyAsync(HttpRequest request) => await new StreamReader(request.Body).ReadToEndAsync();
}
