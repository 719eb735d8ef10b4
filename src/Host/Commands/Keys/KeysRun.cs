using System.Text.Json;

namespace Authx.Host.Commands.Keys;

/// <summary>Asks the provider for the account's keys, or to delete one.</summary>
internal sealed class KeysRun(Toolbox tools)
{
    private readonly ServerDesk _desk = new(tools, new(Capability.Keys, "key", "delete") { IdName = "keyId" });

    public async Task<ExitCode> ListAsync(string? who, CancellationToken cancellationToken)
    {
        var (profile, grant) = await _desk.OpenAsync(who, cancellationToken);
        var result = await _desk.ListAsync<IKeyDirectory, KeyListResult>(
            profile, grant, (keys, context, cancellation) => keys.ListKeysAsync(context, cancellation), r => r.Error);
        var own = grant.Credentials.Select(c => c.Id).ToHashSet();
        tools.Printer.Result(
            json => _desk.WriteList(json, profile, all => Write(all, result.Keys!, own)),
            () => Table.Of(["ID", "NAME", "CREATED", ""], result.Keys!.Select(k => Row(k, own.Contains(k.Id)))));
        return ExitCode.Done;
    }

    public async Task<ExitCode> DeleteAsync(string? who, string keyId, CancellationToken cancellationToken)
    {
        var (profile, grant) = await _desk.OpenAsync(who, cancellationToken);
        await _desk.EndAsync<IKeyDirectory>(
            profile, grant, keyId, (keys, context, cancellation) => keys.DeleteKeyAsync(context, keyId, cancellation));
        return ExitCode.Done;
    }

    private static string[] Row(KeyInfo key, bool isOwn) =>
        [ForeignText.Clean(key.Id), ForeignText.Clean(key.Name ?? "-"), Table.Day(key.CreatedAt), isOwn ? "this one" : ""];

    private static void Write(Utf8JsonWriter json, IReadOnlyList<KeyInfo> keys, HashSet<string?> own)
    {
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("id", key.Id);
            json.WriteString("name", key.Name);
            Documents.WriteTime(json, "createdAt", key.CreatedAt);
            Documents.WriteTime(json, "expiresAt", key.ExpiresAt);
            json.WriteBoolean("inUse", own.Contains(key.Id));
            json.WriteEndObject();
        }
    }
}
