using System.Globalization;
using System.Text.Json;
using Authx.Host.Profiles;

namespace Authx.Host.Commands.Pending;

/// <summary>Shows what was put off. Asks no server.</summary>
internal sealed class PendingList(Toolbox tools)
{
    public ExitCode Run()
    {
        var rows = tools.Outbox.Alive().Select(id => PendingRow.Of(tools.Outbox, id)).ToList();
        if (rows.Count == 0 && tools.Printer.IsText)
            tools.Printer.Note("Nothing was put off.");
        else
            tools.Printer.Result(json => Write(json, rows), () => Table.Of(["ID", "PROVIDER", "SERVER", "ACCOUNT", "PUT OFF", "EXPIRES"], rows.Select(r => r.Cells)));
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, List<PendingRow> rows)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteStartArray("pending");
        foreach (var row in rows)
            row.Write(json);
        json.WriteEndArray();
        json.WriteNull("error");
        json.WriteEndObject();
    }
}

/// <summary>One credential whose end was put off; where it cannot be read, the reason instead.</summary>
internal sealed record PendingRow(string Id, Profile? Deferred, Failure? Error)
{
    public static PendingRow Of(Outbox outbox, string id)
    {
        try
        {
            return new(id, outbox.Read(id), null);
        }
        catch (FailureException e)
        {
            return new(id, null, e.Failure);
        }
    }

    public IReadOnlyList<string> Cells => Deferred is { Grant: var grant }
        ? [Id, Deferred.Provider, grant.Server, ForeignText.Clean(grant.Account?.Name ?? grant.Account?.Id ?? "-"), Time(Deferred.DeferredAt), Time(Outbox.ExpiryOf(Deferred))]
        : [Id, "?", ForeignText.Clean(Error?.Message ?? "gone"), "", "", ""];

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("provider", Deferred?.Provider);
        json.WriteString("service", Deferred?.Service);
        json.WriteString("server", Deferred?.Grant.Server);
        Documents.WriteAccount(json, Deferred?.Grant.Account);
        Documents.WriteTime(json, "deferredAt", Deferred?.DeferredAt);
        Documents.WriteTime(json, "expiresAt", Deferred is null ? null : Outbox.ExpiryOf(Deferred));
        Documents.WriteError(json, Error);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "-";
}
