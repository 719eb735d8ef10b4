using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Authx.EndToEnd.Support;

/// <summary>A NuGet server (version 3 of its protocol) with one package, on loopback.</summary>
internal sealed class NuGetServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NuGetServer(WebApplication app) => _app = app;

    public string Source => _app.Urls.Single() + "/v3/index.json";

    /// <summary>Done as soon as somebody has asked for the package itself.</summary>
    public Task Asked => _asked.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What becomes of every request instead, where it is not null.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Whether the package is never handed out, and the connection stays open.</summary>
    public bool Hangs { get; set; }

    public static async Task<NuGetServer> StartAsync(string package, string id, string version)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new NuGetServer(builder.Build());
        server.Map(package, id, version);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private void Map(string package, string id, string version)
    {
        _app.Use((context, next) =>
        {
            Requests.Enqueue(context.Request.Path);
            return Instead is null ? next(context) : Instead(context);
        });
        string At(string path) => _app.Urls.Single() + path;
        _app.MapGet("/v3/index.json", () => Results.Json(new Dictionary<string, object>
        {
            ["version"] = "3.0.0",
            ["resources"] = new[] { Resource("PackageBaseAddress/3.0.0", At("/flat/")), Resource("RegistrationsBaseUrl/3.6.0", At("/registration/")) },
        }));
        _app.MapGet($"/flat/{id}/index.json", () => Results.Json(new { versions = new[] { version } }));
        _app.MapGet($"/flat/{id}/{version}/{id}.{version}.nupkg", async (HttpContext context) =>
        {
            _asked.TrySetResult();
            if (Hangs)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            await context.Response.SendFileAsync(package);
        });
        _app.MapGet($"/registration/{id}/index.json", () => Results.Json(new { count = 1, items = new[] { Page(id, version, At) } }));
    }

    private static Dictionary<string, string> Resource(string type, string at) => new() { ["@id"] = at, ["@type"] = type };

    private static Dictionary<string, object> Page(string id, string version, Func<string, string> at) => new()
    {
        ["@id"] = at($"/registration/{id}/page.json"),
        ["lower"] = version,
        ["upper"] = version,
        ["count"] = 1,
        ["items"] = new[]
        {
            new Dictionary<string, object>
            {
                ["@id"] = at($"/registration/{id}/{version}.json"),
                ["packageContent"] = at($"/flat/{id}/{version}/{id}.{version}.nupkg"),
                ["catalogEntry"] = new Dictionary<string, object> { ["@id"] = at($"/catalog/{id}.json"), ["id"] = id, ["version"] = version, ["listed"] = true },
            },
        },
    };
}
