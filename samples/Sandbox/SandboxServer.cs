using System.Net;
using Authx.Sandbox.Admin;
using Authx.Sandbox.Faults;
using Authx.Sandbox.Https;
using Authx.Sandbox.Keys;
using Authx.Sandbox.Npm;
using Authx.Sandbox.OAuth;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Authx.Sandbox;

/// <summary>A running sandbox. Everything is in memory and gone when it stops.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app) => _app = app;

    /// <summary>The plain address.</summary>
    public Uri Address => Find(Uri.UriSchemeHttp)!;

    /// <summary>The secure one, where it was asked for.</summary>
    public Uri? SecureAddress => Find(Uri.UriSchemeHttps);

    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var app = Build(options);
        await app.StartAsync(cancellationToken);
        return new(app);
    }

    /// <summary>Done when somebody has ended the process, by Ctrl-C or otherwise.</summary>
    public Task StoppedAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // The empty builder reads no settings file and no variables: the sandbox is the same in every directory.
    private static WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<RequestLog>();
        builder.Services.AddSingleton<FaultList>();
        builder.Services.AddSingleton<KeyStore>();
        builder.Services.AddSingleton<UserStore>();
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddOAuth();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        if (options.Verbose)
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        var app = builder.Build();
        app.UseMiddleware<RequestLogMiddleware>();
        app.UseMiddleware<FaultsMiddleware>();
        app.MapAdmin();
        app.MapFaults();
        app.MapKeys();
        app.MapPasswordAdmin();
        app.MapBearerSessions();
        app.MapTokenPairs();
        app.MapCookieSessions();
        app.MapNpm();
        app.MapOAuth();
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, SandboxOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Parse(options.Urls.Host), options.Urls.Port);
        if (!options.Https)
            return;
        var certificates = Certificates.Create(TimeProvider.System);
        if (options.CaOut is { } file)
            File.WriteAllText(file, certificates.AuthorityPem);
        kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificates.Server));
    }

    private Uri? Find(string scheme) => _app.Urls.Select(url => new Uri(url)).FirstOrDefault(url => url.Scheme == scheme);
}
