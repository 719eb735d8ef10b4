using System.Text.Json;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Login;

/// <summary>What came of a sign-in.</summary>
internal static class LoginReport
{
    public static void Write(Utf8JsonWriter json, Profile profile, bool isDefault, IEnumerable<Warning> warnings) =>
        Write(json, profile, isDefault, warnings, null);

    public static void WriteFailure(Utf8JsonWriter json, Failure failure) => Write(json, null, isDefault: false, [], failure);

    private static void Write(Utf8JsonWriter json, Profile? profile, bool isDefault, IEnumerable<Warning> warnings, Failure? failure)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", profile?.Name);
        json.WriteString("provider", profile?.Provider);
        json.WriteString("service", profile?.Service);
        json.WriteString("server", profile?.Grant.Server);
        Documents.WriteAccount(json, profile?.Grant.Account);
        json.WriteBoolean("signedIn", profile is not null);
        json.WriteBoolean("default", isDefault);
        json.WriteString("provenance", profile is null ? null : EnumNames.Of(profile.Grant.Provenance));
        json.WriteString("revocability", profile is null ? null : EnumNames.Of(profile.Grant.Revocability));
        json.WriteString("vault", profile?.Vault);
        Documents.WriteTime(json, "expiresAt", profile?.Grant.Credentials.Max(c => c.ExpiresAt));
        Documents.WriteWarnings(json, warnings);
        Documents.WriteError(json, failure);
        json.WriteEndObject();
    }
}
