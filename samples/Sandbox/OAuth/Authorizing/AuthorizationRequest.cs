using System.Buffers.Text;
using Authx.Sandbox.OAuth.Clients;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Authorizing;

/// <summary>What a client asks for through somebody's browser. Its client and the way back are known to be right.</summary>
internal sealed record AuthorizationRequest(OAuthClient Client, string RedirectUri, IQueryCollection Parameters)
{
    public string Scope => Parameters["scope"].ToString();

    public string? State => Parameters["state"];

    public string? Nonce => Parameters["nonce"];

    public string Challenge => Parameters["code_challenge"].ToString();

    public IReadOnlyList<string> Prompt => Parameters["prompt"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string? LoginHint => Parameters["login_hint"];

    /// <summary>The request, or null where nobody may be sent back: the client is unknown, or the way back is not its own.</summary>
    public static AuthorizationRequest? TryRead(IQueryCollection parameters, ClientStore clients)
    {
        var redirectUri = parameters["redirect_uri"].ToString();
        return clients.Find(parameters["client_id"]) is { } client && client.MayReturnTo(redirectUri) ? new(client, redirectUri, parameters) : null;
    }

    /// <summary>What is wrong with the rest, by its name in the protocol.</summary>
    public string? Problem()
    {
        if (Parameters["response_type"] != "code")
            return "unsupported_response_type";
        // RFC 9700 demands it of public clients; here nobody gets in without.
        return Parameters["code_challenge_method"] != "S256" || !Base64Url.IsValid(Challenge, out var length) || length != 32 ? "invalid_request" : null;
    }
}
