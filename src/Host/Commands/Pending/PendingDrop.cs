using System.Text.Json;
using Authx.Host.Commands.Logout;

namespace Authx.Host.Commands.Pending;

/// <summary>Forgets something that was put off, and says what may live on.</summary>
internal sealed class PendingDrop(Toolbox tools)
{
    public async Task<ExitCode> RunAsync(string id, bool force, CancellationToken cancellationToken)
    {
        var outbox = tools.Outbox;
        var found = outbox.Find(id);
        await new Consent(tools).DemandUnlessNeverAsync($"Forget \"{found}\", although it may still be valid?", force, cancellationToken);
        using var held = await outbox.Store.LockAsync(found, tools.Patience.Profile(found), cancellationToken);
        var row = PendingRow.Of(outbox, found);
        outbox.Drop(found, row.Deferred?.Vault ?? "file");
        tools.Printer.Done(json => Write(json, found), $"Forgot \"{found}\".");
        if (row.Deferred is { } deferred)
            tools.Printer.Note(LogoutText.StaysValid(deferred, tools.Clock.GetUtcNow()));
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Documents.Schema);
        json.WriteString("id", id);
        json.WriteBoolean("dropped", true);
        json.WriteNull("error");
        json.WriteEndObject();
    }
}
