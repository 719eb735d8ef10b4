using Authx.Sandbox.OAuth.Authorizing;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.OAuth.Devices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Tokens;

/// <summary>Hands out tokens.</summary>
internal static class TokenEndpoint
{
    public static void MapTokens(this IEndpointRouteBuilder routes) => routes.MapPost($"{Issuer.Root}/token", ClientCall.Of(Exchange));

    private static IResult Exchange(ClientCall call) => call.Form["grant_type"].ToString() switch
    {
        GrantTypes.Code => ForCode(call),
        GrantTypes.Refresh => Answer(call, call.Get<TokenStore>().Refresh(call.Form["refresh_token"], call.Client, call.Issuer)),
        GrantTypes.Client => ForClient(call),
        GrantTypes.Device => ForDevice(call),
        _ => call.Error("unsupported_grant_type", $"grant_type is one of {string.Join(", ", GrantTypes.All)}"),
    };

    private static IResult ForCode(ClientCall call)
    {
        var shown = new ShownCode(call.Form["code"].ToString(), call.Form["redirect_uri"].ToString(), call.Form["code_verifier"].ToString());
        return Answer(call, call.Get<CodeStore>().Redeem(shown, call.Client, call.Issuer));
    }

    private static IResult ForClient(ClientCall call)
    {
        if (call.Client.IsPublic)
            return call.Error("unauthorized_client", "a public client has nothing to show for itself");
        var grant = new OAuthGrant(call.Client, null, call.Form["scope"].ToString()) { Since = call.Get<TimeProvider>().GetUtcNow() };
        return Answer(call, call.Get<TokenStore>().Issue(grant, call.Issuer));
    }

    private static IResult ForDevice(ClientCall call)
    {
        var (state, grant) = call.Get<DeviceStore>().Poll(call.Form["device_code"], call.Client);
        return state switch
        {
            DeviceState.Approved => Answer(call, call.Get<TokenStore>().Issue(grant!, call.Issuer)),
            DeviceState.Pending => call.Error("authorization_pending", "nobody has entered the code yet"),
            DeviceState.TooFast => call.Error("slow_down", "five seconds more between two questions"),
            DeviceState.Denied => call.Error("access_denied", "somebody said no"),
            DeviceState.Expired => call.Error("expired_token", "the code's time is over"),
            DeviceState.Unknown => call.Error("invalid_grant", "no such device code"),
            _ => throw new InvalidOperationException($"{state} has no answer"),
        };
    }

    private static IResult Answer(ClientCall call, IssuedTokens? issued) => issued is null
        ? call.Error("invalid_grant", "unknown, expired, spent, or of another client")
        : call.Get<TokenAnswers>().Of(issued, call.Context);
}
