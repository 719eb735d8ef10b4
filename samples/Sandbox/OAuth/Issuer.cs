using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth;

/// <summary>Who issues the tokens. Its name has a path, so that both forms of discovery are met with.</summary>
internal static class Issuer
{
    public const string Root = "/id";

    /// <summary>The issuer as this request reaches it.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}{Root}";
}
