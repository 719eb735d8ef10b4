using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Authx.Provider.OAuth;

/// <summary>How this client shows itself at one endpoint (RFC 6749 section 2.3).</summary>
internal sealed class ClientAuthentication(string clientId, ClientMethod method)
{
    /// <summary>The secret that goes with <see cref="ClientMethod.Basic"/> and <see cref="ClientMethod.Post"/>.</summary>
    public Secret? Secret { get; init; }

    /// <summary>What signs for <see cref="ClientMethod.PrivateKeyJwt"/>.</summary>
    public ClientAssertion? Assertion { get; init; }

    public string ClientId => clientId;

    public ClientMethod Method => method;

    /// <summary>The same client by another method.</summary>
    public ClientAuthentication As(ClientMethod other) => new(clientId, other) { Secret = Secret, Assertion = Assertion };

    /// <summary>Adds to a request what shows the client.</summary>
    /// <exception cref="FormatException">The client's key cannot sign.</exception>
    public void Show(HttpRequestMessage request, Form form)
    {
        switch (method)
        {
            case ClientMethod.None:
                form.Add("client_id", clientId);
                break;
            case ClientMethod.Basic:
                form.Hide(Secret);
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic());
                break;
            case ClientMethod.Post:
                form.Add("client_id", clientId).Add("client_secret", Secret);
                break;
            case ClientMethod.PrivateKeyJwt:
                form.Add("client_id", clientId)
                    .Add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    .Add("client_assertion", Assertion!.For(clientId, request.RequestUri!));
                break;
        }
    }

    // RFC 6749 section 2.3.1: both are written as in a form before they are joined.
    private string Basic() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(clientId)}:{WebUtility.UrlEncode(Secret?.Reveal())}"));
}
