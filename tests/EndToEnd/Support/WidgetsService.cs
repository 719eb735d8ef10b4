using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Authx.EndToEnd.Support;

/// <summary>The service that the template's provider speaks to, running.</summary>
internal sealed class WidgetsService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _sessions = new();

    private WidgetsService(WebApplication app, string password)
    {
        _app = app;
        app.MapPost("/session", (SignIn given) => given.Password == password ? Results.Json(new { token = Begin(), user = given.Name }) : Results.Unauthorized());
        app.MapGet("/session", (HttpRequest request) => IsAlive(request) ? Results.Json(new { user = "ada" }) : Results.Unauthorized());
        app.MapDelete("/session", (HttpRequest request) => End(request) ? Results.NoContent() : Results.NotFound());
    }

    public string Address => _app.Urls.First();

    /// <summary>Every token that it ever handed out.</summary>
    public IEnumerable<string> Tokens => _sessions.Keys;

    /// <summary>Its own word on how many sessions live.</summary>
    public int Alive => _sessions.Values.Count(alive => alive);

    public static async Task<WidgetsService> StartAsync(string password)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new WidgetsService(builder.Build(), password);
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Begin()
    {
        var token = "CANARY-widget-" + Guid.NewGuid().ToString("N");
        _sessions[token] = true;
        return token;
    }

    private bool IsAlive(HttpRequest request) => _sessions.GetValueOrDefault(TokenOf(request));

    private bool End(HttpRequest request) => _sessions.TryUpdate(TokenOf(request), newValue: false, comparisonValue: true);

    private static string TokenOf(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given) ? given.Parameter ?? "" : "";

    internal sealed record SignIn(string Name, string Password);
}
