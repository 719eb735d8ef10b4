using System.Text.Json;

namespace Authx.Host.Commands.Sessions;

/// <summary>Asks the provider for the account's sessions, or to end one.</summary>
internal sealed class SessionsRun(Toolbox tools)
{
    private readonly ServerDesk _desk = new(tools, new(Capability.Sessions, "session", "revoke") { IdName = "sessionId" });

    public async Task<ExitCode> ListAsync(string? who, CancellationToken cancellationToken)
    {
        var (profile, grant) = await _desk.OpenAsync(who, cancellationToken);
        var result = await _desk.ListAsync<ISessionDirectory, SessionListResult>(
            profile, grant, (sessions, context, cancellation) => sessions.ListSessionsAsync(context, cancellation), r => r.Error);
        bool IsOwn(SessionInfo session) => session.IsCurrent || grant.Credentials.Any(c => c.Id == session.Id);
        tools.Printer.Result(
            json => _desk.WriteList(json, profile, all => Write(all, result.Sessions!, IsOwn)),
            () => Table.Of(["ID", "DESCRIPTION", "CREATED", "LAST USED", ""], result.Sessions!.Select(s => Row(s, IsOwn(s)))));
        return ExitCode.Done;
    }

    public async Task<ExitCode> RevokeAsync(string? who, string sessionId, CancellationToken cancellationToken)
    {
        var (profile, grant) = await _desk.OpenAsync(who, cancellationToken);
        await _desk.EndAsync<ISessionDirectory>(
            profile, grant, sessionId, (sessions, context, cancellation) => sessions.EndSessionAsync(context, sessionId, cancellation));
        return ExitCode.Done;
    }

    private static string[] Row(SessionInfo session, bool isOwn) =>
    [
        ForeignText.Clean(session.Id), ForeignText.Clean(session.Description ?? "-"),
        Table.Day(session.CreatedAt), Table.Day(session.LastUsedAt), isOwn ? "this one" : "",
    ];

    private static void Write(Utf8JsonWriter json, IReadOnlyList<SessionInfo> sessions, Func<SessionInfo, bool> isOwn)
    {
        foreach (var session in sessions)
        {
            json.WriteStartObject();
            json.WriteString("id", session.Id);
            json.WriteString("description", session.Description);
            Documents.WriteTime(json, "createdAt", session.CreatedAt);
            Documents.WriteTime(json, "lastUsedAt", session.LastUsedAt);
            Documents.WriteTime(json, "expiresAt", session.ExpiresAt);
            json.WriteBoolean("inUse", isOwn(session));
            json.WriteEndObject();
        }
    }
}
