using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Authx.Sandbox.OAuth.Clients;

/// <summary>A form that a client has sent, after it was shown to be that client.</summary>
internal sealed record ClientCall(HttpContext Context, IFormCollection Form, OAuthClient Client)
{
    public string Issuer => OAuth.Issuer.Of(Context.Request);

    public T Get<T>() where T : notnull => Context.RequestServices.GetRequiredService<T>();

    public IResult Error(string error, string description) => OAuthAnswer.Error(error, description, Context.Response);

    /// <summary>A handler that is called only for clients that are who they say they are.</summary>
    public static Func<HttpContext, Task<IResult>> Of(Func<ClientCall, IResult> handle) => async context =>
    {
        if (!context.Request.HasFormContentType)
            return OAuthAnswer.Error("invalid_request", "this wants a form", context.Response);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return context.RequestServices.GetRequiredService<ClientDoor>().Find(context.Request, form) is { } client
            ? handle(new(context, form, client))
            : OAuthAnswer.WrongClient(context.Request, context.Response);
    };
}
