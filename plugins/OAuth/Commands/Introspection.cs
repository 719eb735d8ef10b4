using System.Text.Json;

namespace Authx.Provider.OAuth;

/// <summary>Asks whether a token is alive (RFC 7662).</summary>
internal static class Introspection
{
    /// <returns>The answer, and whether the token is active; null where that is not clear.</returns>
    public static async Task<(Answer Answer, bool? IsActive)> AskAsync(Uri endpoint, ClientAuthentication client, Credential credential, ProviderHost host, CancellationToken cancellationToken)
    {
        var form = new Form().Add("token", credential.Value).Add("token_type_hint", TokenHint.Of(credential.Kind));
        var answer = await new Wire(host).PostAsync(endpoint, form, client, cancellationToken);
        var active = answer.Error is null ? Json.Member(answer.Document, "active").ValueKind : JsonValueKind.Undefined;
        return (answer, active switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null });
    }
}
