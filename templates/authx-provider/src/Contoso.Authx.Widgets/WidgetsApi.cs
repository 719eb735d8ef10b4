using System.Net.Http.Json;
using System.Text.Json;
using Authx;

namespace Contoso.Authx.Widgets;

/// <summary>The three calls of the service. A failure is an answer, with an error that says why.</summary>
internal sealed class WidgetsApi(Uri server, ProviderHost host)
{
    /// <summary>The service's origin.</summary>
    public string Server { get; } = server.GetLeftPart(UriPartial.Authority);

    public Task<WidgetsAnswer> SignInAsync(string name, Secret password, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "/session", null, JsonContent.Create(new { name, password = password.Reveal() }), cancellationToken);

    public Task<WidgetsAnswer> WhoamiAsync(Secret session, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, "/session", session, null, cancellationToken);

    public Task<WidgetsAnswer> EndAsync(Secret session, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, "/session", session, null, cancellationToken);

    private async Task<WidgetsAnswer> SendAsync(HttpMethod method, string path, Secret? session, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Server + path) { Content = body };
        if (session is not null)
            request.Headers.Authorization = new("Bearer", session.Reveal());
        try
        {
            using var response = await host.Http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? WidgetsAnswer.Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken))
                : new() { Status = (int)response.StatusCode, Error = ProviderError.FromAnswer(response, host.Clock) };
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } error)
        {
            return new() { Error = error };
        }
    }
}

/// <summary>What the service answered.</summary>
internal sealed class WidgetsAnswer
{
    public int? Status { get; init; }

    public Secret? Session { get; init; }

    public Account? Account { get; init; }

    public ProviderError? Error { get; init; }

    public static WidgetsAnswer Read(int status, string body)
    {
        if (body.Length == 0)
            return new() { Status = status };
        try
        {
            using var document = JsonDocument.Parse(body);
            var session = Text(document.RootElement, "token");
            return new()
            {
                Status = status,
                Session = session is null ? null : Secret.FromToken(session),
                Account = Text(document.RootElement, "user") is { } user ? new() { Id = user, Name = user } : null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // The message of the exception could quote the answer, and with it the session.
            return new() { Status = status, Error = new() { Kind = ErrorKind.MalformedAnswer, Message = "the server's answer is not what it should be" } };
        }
    }

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
}
