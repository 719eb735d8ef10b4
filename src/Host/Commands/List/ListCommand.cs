using System.Globalization;
using System.Text.Json;
using Authx.Host.Commands.Line;
using Authx.Host.Commands.Pending;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.List;

/// <summary>The profiles of this machine. Opens no vault and asks no server.</summary>
internal static class ListCommand
{
    public static Verb Verb { get; } = new(Wire);

    private static void Wire(CommandSpec command, Toolbox tools) =>
        command.Runs(_ => Run(tools));

    private static ExitCode Run(Toolbox tools)
    {
        var current = tools.DefaultProfile.Get();
        var waiting = Waiting(tools);
        var rows = tools.Profiles.Names().Select(name => ProfileRow.Of(tools.Profiles, name, name == current)).ToList();
        if (rows.Count == 0 && tools.Printer.IsText)
            tools.Printer.Note("No profiles. To sign in: authx login");
        else
            tools.Printer.Result(json => Write(json, rows, waiting), () => Table.Of(["", "PROFILE", "PROVIDER", "SERVER", "ACCOUNT", "EXPIRES"], rows.Select(r => r.Cells)));
        if (tools.Printer.IsText)
            foreach (var row in waiting)
                tools.Printer.Note($"Put off, of no use but to be ended: {row.Id} ({row.Deferred?.Grant.Server ?? "unreadable"})");
        return ExitCode.Done;
    }

    private static List<PendingRow> Waiting(Toolbox tools) => Directory.Exists(tools.Places.Pending)
        ? [.. tools.Outbox.Alive().Select(id => PendingRow.Of(tools.Outbox, id))]
        : [];

    private static void Write(Utf8JsonWriter json, List<ProfileRow> rows, List<PendingRow> waiting)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteStartArray("profiles");
        foreach (var row in rows)
            row.Write(json);
        json.WriteEndArray();
        json.WriteStartArray("pending");
        foreach (var row in waiting)
            row.Write(json);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }
}

/// <summary>One profile in the list; where it cannot be read, the reason instead.</summary>
internal sealed record ProfileRow(string Name, Profile? Profile, Failure? Error, bool IsDefault)
{
    public static ProfileRow Of(ProfileStore profiles, string name, bool isDefault)
    {
        try
        {
            return new(name, profiles.Read(name), null, isDefault);
        }
        catch (FailureException e)
        {
            return new(name, null, e.Failure, isDefault);
        }
    }

    public IReadOnlyList<string> Cells => Profile is { Grant: var grant }
        ? [Mark, Name, Profile.Provider, grant.Server, ForeignText.Clean(grant.Account?.Name ?? grant.Account?.Id ?? "-"), Expires]
        : [Mark, Name, "?", ForeignText.Clean(Error?.Message ?? "gone"), "", ""];

    private string Mark => IsDefault ? "*" : "";

    private DateTimeOffset? ExpiresAt => Profile?.Grant.Credentials.Max(c => c.ExpiresAt);

    private string Expires => ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "-";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("profile", Name);
        json.WriteBoolean("default", IsDefault);
        json.WriteString("provider", Profile?.Provider);
        json.WriteString("service", Profile?.Service);
        json.WriteString("server", Profile?.Grant.Server);
        Documents.WriteAccount(json, Profile?.Grant.Account);
        json.WriteString("provenance", Profile is null ? null : EnumNames.Of(Profile.Grant.Provenance));
        json.WriteString("vault", Profile?.Vault);
        Documents.WriteTime(json, "expiresAt", ExpiresAt);
        Documents.WriteError(json, Error);
        json.WriteEndObject();
    }
}
