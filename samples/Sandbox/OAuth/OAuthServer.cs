using Authx.Sandbox.OAuth.Admin;
using Authx.Sandbox.OAuth.Authorizing;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Devices;
using Authx.Sandbox.OAuth.Signing;
using Authx.Sandbox.OAuth.Tokens;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Authx.Sandbox.OAuth;

/// <summary>An authorization server with OpenID Connect.</summary>
internal static class OAuthServer
{
    public static void AddOAuth(this IServiceCollection services)
    {
        services.AddSingleton<SwitchBoard>();
        services.AddSingleton<ClientStore>();
        services.AddSingleton<AssertionCheck>();
        services.AddSingleton<ClientDoor>();
        services.AddSingleton<SigningKey>();
        services.AddSingleton<TokenStore>();
        services.AddSingleton<TokenAnswers>();
        services.AddSingleton<CodeStore>();
        services.AddSingleton<BrowserSessions>();
        services.AddSingleton<AuthorizationDesk>();
        services.AddSingleton<DeviceStore>();
    }

    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapDiscovery();
        routes.MapAuthorize();
        routes.MapTokens();
        routes.MapDevices();
        routes.MapRevocation();
        routes.MapIntrospection();
        routes.MapUserinfo();
        routes.MapEndSession();
        routes.MapOAuthAdmin();
    }
}
