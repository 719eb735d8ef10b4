using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth;

/// <summary>The two kinds of answer that programs get: what they asked for, or an error by its name.</summary>
internal static class OAuthAnswer
{
    public static IResult Of(object content, HttpResponse response) => Json(content, StatusCodes.Status200OK, response);

    public static IResult Error(string error, string description, HttpResponse response) =>
        Json(new { error, error_description = description }, StatusCodes.Status400BadRequest, response);

    /// <summary>The client is not the one that it says it is.</summary>
    public static IResult WrongClient(HttpRequest request, HttpResponse response)
    {
        if (request.Headers.ContainsKey("Authorization"))
            response.Headers.WWWAuthenticate = "Basic realm=\"sandbox\"";
        return Json(new { error = "invalid_client", error_description = "unknown client, or not shown to be it" }, StatusCodes.Status401Unauthorized, response);
    }

    private static IResult Json(object content, int status, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Results.Json(content, statusCode: status);
    }
}
