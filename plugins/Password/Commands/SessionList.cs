using System.Text.Json;

namespace Authx.Provider.Password;

/// <summary>Lists the account's sessions.</summary>
internal sealed class SessionList(Session session)
{
    private readonly Recipe _recipe = session.Recipe;

    public async Task<SessionListResult> AskAsync(CancellationToken cancellationToken)
    {
        if (session.Operation(Op.Sessions) is not { } sessions)
            return Failed(ErrorKind.Misconfigured, "the service's settings have no sessions.path, so that its sessions cannot be listed");
        var values = session.Values;
        var run = await session.RunAsync(sessions, values, cancellationToken);
        return run.Verdict == Verdict.Done ? Read(run.Reply!.Document, values.Find(ValueName.TokenId)) : new() { Error = run.Error };
    }

    private SessionListResult Read(JsonElement document, string? own)
    {
        if (Items(document) is not { ValueKind: JsonValueKind.Array } items)
            return Failed(ErrorKind.MalformedAnswer, "the answer has no array at sessions.items");
        var sessions = new List<SessionInfo>();
        foreach (var item in items.EnumerateArray())
        {
            if (Label("id", item, "/id") is not { } id)
                return Failed(ErrorKind.MalformedAnswer, $"session {sessions.Count + 1} of the answer has no id at sessions.id");
            sessions.Add(Info(id, item, own));
        }

        return new() { Sessions = sessions };
    }

    // Without a word of the recipe: the answer itself, or the one place where most servers put the list.
    private JsonElement? Items(JsonElement document) => _recipe.Find("sessions.items") is { } pointer
        ? Json.Find(document, pointer)
        : document.ValueKind == JsonValueKind.Array ? document : Json.Find(document, "/sessions");

    private SessionInfo Info(string id, JsonElement item, string? own) => new()
    {
        Id = id,
        IsCurrent = id == own || Json.SaysYes(item, _recipe.Find("sessions.current") ?? "/current"),
        Description = Label("description", item, "/description"),
        CreatedAt = Time("createdAt", item),
        LastUsedAt = Time("lastUsedAt", item),
        ExpiresAt = Time("expiresAt", item),
    };

    private string? Label(string key, JsonElement item, string usual) => Json.Label(item, _recipe.Find("sessions." + key) ?? usual);

    private DateTimeOffset? Time(string key, JsonElement item) => Times.At(Label(key, item, "/" + key));

    private static SessionListResult Failed(ErrorKind kind, string message) => new() { Error = new() { Kind = kind, Message = message } };
}
