using Authx.Sandbox.OAuth.Authorizing;
using Authx.Sandbox.OAuth.Clients;
using Authx.Sandbox.Passwords;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.OAuth.Devices;

/// <summary>Lets a device ask, and somebody agree in a browser elsewhere.</summary>
internal static class DeviceEndpoints
{
    private const string Path = $"{Issuer.Root}/device";

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Issuer.Root}/device_authorization", ClientCall.Of(Begin));
        routes.MapGet(Path, (HttpRequest request) => DevicePages.Ask(request.Query["user_code"], null));
        routes.MapPost(Path, AnswerAsync);
    }

    private static IResult Begin(ClientCall call)
    {
        var code = call.Get<DeviceStore>().Begin(call.Client, call.Form["scope"].ToString());
        var page = $"{call.Issuer}/device";
        return OAuthAnswer.Of(
            new
            {
                device_code = code.Value,
                user_code = code.UserCode,
                verification_uri = page,
                verification_uri_complete = $"{page}?user_code={code.UserCode}",
                expires_in = (int)Math.Round((code.Until - call.Get<TimeProvider>().GetUtcNow()).TotalSeconds),
                interval = (int)code.Interval.TotalSeconds,
            },
            call.Context.Response);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, DeviceStore devices, UserStore users)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var outcome = users.SignIn(new(form["username"], form["password"], form["otp"]));
        if (outcome != Try.Accepted)
            return DevicePages.Ask(form["user_code"], AuthorizationPages.Says(outcome));
        if (devices.Find(form["user_code"]) is not { } code)
            return DevicePages.Ask(form["user_code"], "There is no such code, or its time is over.");
        var agrees = form["decision"] == "allow";
        devices.Answer(code, users.Find(form["username"]!)!, agrees);
        return DevicePages.Done(agrees);
    }
}
