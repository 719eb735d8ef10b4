using System.Text.Json;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Whoami;

internal enum SignedInState
{
    SignedIn,
    SignedOut,
    Unknown,
}

/// <summary>Who is signed in, and how that is known.</summary>
internal sealed record WhoamiReport
{
    public string? ProfileName { get; init; }

    public Profile? Profile { get; init; }

    public required SignedInState State { get; init; }

    /// <summary>Whether the server was asked and answered.</summary>
    public bool Checked { get; init; }

    public Account? Account { get; init; }

    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    public Failure? Error { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("profile", ProfileName);
        json.WriteString("provider", Profile?.Provider);
        json.WriteString("service", Profile?.Service);
        json.WriteString("server", Profile?.Grant.Server);
        Documents.WriteAccount(json, Account ?? Profile?.Grant.Account);
        json.WriteString("state", EnumNames.Of(State));
        json.WriteBoolean("checked", Checked);
        json.WriteString("provenance", Profile is null ? null : EnumNames.Of(Profile.Grant.Provenance));
        json.WriteString("revocability", Profile is null ? null : EnumNames.Of(Profile.Grant.Revocability));
        json.WriteString("vault", Profile?.Vault);
        Documents.WriteTime(json, "expiresAt", Profile?.Grant.Credentials.Max(c => c.ExpiresAt));
        Documents.WriteWarnings(json, Warnings);
        Documents.WriteError(json, Error);
        json.WriteEndObject();
    }
}
