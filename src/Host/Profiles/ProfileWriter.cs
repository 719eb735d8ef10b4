using System.Buffers;
using System.Text.Json;

namespace Authx.Host.Profiles;

/// <summary>Turns a profile into its file; <see cref="ProfileReader"/> is its mirror.</summary>
internal static class ProfileWriter
{
    public const int Schema = 1;

    public static ReadOnlyMemory<byte> Write(Profile profile)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("name", profile.Name);
        json.WriteString("provider", profile.Provider);
        Optional(json, "service", profile.Service);
        json.WriteString("vault", profile.Vault);
        Optional(json, "variable", profile.Variable);
        Optional(json, "manageUrl", profile.ManageUrl);
        json.WriteString("createdAt", profile.CreatedAt.UtcDateTime);
        if (profile.DeferredAt is { } deferred)
            json.WriteString("deferredAt", deferred.UtcDateTime);
        if (profile.DeferredEverywhere)
            json.WriteBoolean("deferredEverywhere", true);
        WriteGrant(json, profile.Grant);
        WriteSecrets(json, profile.Carried);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteGrant(Utf8JsonWriter json, Grant grant)
    {
        json.WriteStartObject("grant");
        json.WriteString("server", grant.Server);
        json.WriteString("provenance", ProfileWords.Of(grant.Provenance));
        json.WriteString("revocability", ProfileWords.Of(grant.Revocability));
        if (grant.CanEndEverywhere)
            json.WriteBoolean("canEndEverywhere", true);
        Optional(json, "browserLogoutPage", grant.BrowserLogoutPage);
        WriteAccount(json, grant.Account);
        WriteUse(json, grant.Use);
        json.WriteStartArray("credentials");
        foreach (var credential in grant.Credentials)
            WriteCredential(json, credential);
        json.WriteEndArray();
        WriteTexts(json, "supporting", grant.SupportingSecrets.Keys);
        WriteTexts(json, "origins", grant.Origins);
        json.WriteStartObject("pins");
        foreach (var (key, value) in grant.Pins)
            json.WriteString(key, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, Account? account)
    {
        if (account is null)
            return;
        json.WriteStartObject("account");
        json.WriteString("id", account.Id);
        Optional(json, "name", account.Name);
        json.WriteEndObject();
    }

    private static void WriteUse(Utf8JsonWriter json, CredentialUse use)
    {
        json.WriteStartObject("use");
        json.WriteString("credential", use.Credential);
        json.WriteString("placement", ProfileWords.Of(use.Placement));
        json.WriteString("name", use.Name);
        Optional(json, "scheme", use.Scheme);
        json.WriteEndObject();
    }

    private static void WriteCredential(Utf8JsonWriter json, Credential credential)
    {
        json.WriteStartObject();
        json.WriteString("kind", credential.Kind);
        Optional(json, "id", credential.Id);
        if (credential.ExpiresAt is { } expiry)
            json.WriteString("expiresAt", expiry.UtcDateTime);
        Optional(json, "issuedFrom", credential.IssuedFrom);
        json.WriteEndObject();
    }

    private static void WriteSecrets(Utf8JsonWriter json, IReadOnlyDictionary<string, Secret>? secrets)
    {
        if (secrets is null)
            return;
        json.WriteStartObject("secrets");
        foreach (var (name, secret) in secrets)
            json.WriteString(name, secret.Reveal());
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
