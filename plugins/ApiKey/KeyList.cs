using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>Lists the account's keys.</summary>
internal sealed class KeyList(Holding holding, IInteraction people)
{
    private readonly Service _service = holding.Service;

    public async Task<KeyListResult> AskAsync(CancellationToken cancellationToken)
    {
        if (_service.List is not { } endpoint)
            return Failed(ErrorKind.Misconfigured, "the service's settings have no keys.list.path, so that its keys cannot be listed");
        var ids = new Ids(null, holding.Account?.Id);
        if (endpoint.NamesAccount && !Ids.CanAddress(ids.AccountId))
            return Failed(ErrorKind.Misconfigured, "keys.list.path wants {accountId}, and the server did not tell it at login");

        var answer = await holding.Client.SendAsync(endpoint.For(ids), cancellationToken);
        if (answer.Error is { } error)
            return new() { Error = error };
        var result = Read(answer.Document);
        if (result.Keys is not null && answer.HasMore)
            people.Warn("The server has more keys than it put on this page; those are not shown.");
        return result;
    }

    private KeyListResult Read(JsonElement document)
    {
        var pointer = _service.Find(SettingKey.ListItems) ?? "";
        if (Json.Find(document, pointer) is not { ValueKind: JsonValueKind.Array } items)
            return Failed(ErrorKind.MalformedAnswer, $"the answer has no array at keys.list.items (\"{pointer}\")");

        var keys = new List<KeyInfo>();
        foreach (var item in items.EnumerateArray())
        {
            if (Json.Text(item, _service.Find(SettingKey.ListId)) is not { } id)
                return Failed(ErrorKind.MalformedAnswer, $"key {keys.Count + 1} of the answer has no id at keys.list.id (\"{_service.Find(SettingKey.ListId)}\")");
            keys.Add(Key(id, item));
        }

        return new() { Keys = keys };
    }

    private KeyInfo Key(string id, JsonElement item) => new()
    {
        Id = id,
        Name = Json.Text(item, _service.Find(SettingKey.ListName)),
        CreatedAt = Json.Time(item, _service.Find(SettingKey.ListCreatedAt)),
        ExpiresAt = Json.Time(item, _service.Find(SettingKey.ListExpiresAt)),
    };

    private static KeyListResult Failed(ErrorKind kind, string message) => new() { Error = new() { Kind = kind, Message = message } };
}
