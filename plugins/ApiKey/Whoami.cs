using System.Text.Json;

namespace Authx.Provider.ApiKey;

/// <summary>What the service says of a key.</summary>
internal sealed record Identity(WhoamiState State)
{
    public int? Status { get; init; }

    public ProviderError? Error { get; init; }

    public Account? Account { get; init; }

    public string? KeyId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Asks the service whose key it is.</summary>
internal sealed class Whoami(Service service, Client client)
{
    public async Task<Identity> AskAsync(Secret key, CancellationToken cancellationToken)
    {
        if (service.Whoami is not { } endpoint)
            return new(WhoamiState.NotAskable);
        var answer = await client.SendAsync(endpoint, cancellationToken);
        if (answer.Error is { } error)
        {
            // 403: the server knows the key and forbids it this question, which is no refusal of the key.
            var state = answer.Status == 401 ? WhoamiState.Refused : WhoamiState.Unknown;
            return new(state) { Status = answer.Status, Error = error };
        }

        return service.Find(SettingKey.WhoamiOk) is { } ok && !Json.SaysYes(answer.Document, ok)
            ? new(WhoamiState.Refused) { Status = answer.Status, Error = NotOk(answer.Status) }
            : Read(answer, key.Reveal());
    }

    private Identity Read(Answer answer, string key) => new(WhoamiState.Accepted)
    {
        Status = answer.Status,
        Account = AccountIn(answer.Document, key),
        KeyId = TextAt(SettingKey.WhoamiKeyId, answer.Document, key),
        ExpiresAt = Json.Time(answer.Document, service.Find(SettingKey.WhoamiExpiresAt)),
    };

    private Account? AccountIn(JsonElement document, string key)
    {
        var name = TextAt(SettingKey.WhoamiAccountName, document, key);
        var id = TextAt(SettingKey.WhoamiAccountId, document, key) ?? name;
        return id is null ? null : new() { Id = id, Name = name };
    }

    // An id is printed and goes into URLs: a server that names the key itself as its id has named none.
    private string? TextAt(string setting, JsonElement document, string key) =>
        Json.Text(document, service.Find(setting)) is { } text && text != key ? text : null;

    private static ProviderError NotOk(int? status) => new()
    {
        Kind = ErrorKind.CredentialRefused,
        Message = $"the server answered {status}, and whoami.ok leads to nothing true in its answer",
    };
}
