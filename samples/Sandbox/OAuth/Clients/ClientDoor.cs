using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Authx.Sandbox.OAuth.Clients;

/// <summary>Finds out which client it is that calls, by the one method that it was registered with.</summary>
internal sealed class ClientDoor(ClientStore clients, AssertionCheck assertions)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>The client, or null where it is unknown, or not shown to be it.</summary>
    public OAuthClient? Find(HttpRequest request, IFormCollection form)
    {
        var basic = Basic(request);
        var assertion = form["client_assertion_type"] == AssertionType ? form["client_assertion"].ToString() : null;
        var id = basic?.Id ?? (assertion is null ? form["client_id"].ToString() : AssertionCheck.SubjectOf(assertion));
        if (clients.Find(id) is not { } client)
            return null;
        var shows = (Basic: basic is not null, Post: form.ContainsKey("client_secret"), Key: assertion is not null);
        var holds = client.Authentication switch
        {
            ClientMethods.None => shows == (false, false, false),
            ClientMethods.Basic => shows == (true, false, false) && Same(client.Secret!, basic!.Value.Secret),
            ClientMethods.Post => shows == (false, true, false) && Same(client.Secret!, form["client_secret"].ToString()),
            ClientMethods.PrivateKey => shows == (false, false, true) && assertions.Holds(assertion!, client, request),
            _ => false,
        };
        return holds ? client : null;
    }

    // RFC 6749, 2.3.1: both are form-encoded before they become basic credentials.
    private static (string Id, string Secret)? Basic(HttpRequest request)
    {
        const string scheme = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..], bytes, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (WebUtility.UrlDecode(parts[0]), WebUtility.UrlDecode(parts[1])) : null;
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
