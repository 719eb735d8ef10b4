using System.Net.Http.Headers;
using Authx;

namespace Contoso.Everything;

/// <summary>What the server said: words, or an error.</summary>
internal sealed record Said(int? Status, string[] Words, ProviderError? Error);

/// <summary>The way to the server.</summary>
internal sealed class Desk(ProviderHost host, string server)
{
    public static Desk Of(ProviderHost host, Grant grant) => new(host, grant.Pins["base"]);

    public async Task<Said> SendAsync(HttpMethod method, string path, string? body, Grant? grant, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(server), path));
        if (body is not null)
            request.Content = new StringContent(body);
        if (grant is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue(grant.Use.Scheme!, grant.Find(grant.Use.Credential)!.Value.Reveal());
        try
        {
            using var answer = await host.Http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return new((int)answer.StatusCode, text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                answer.IsSuccessStatusCode ? null : ProviderError.FromAnswer(answer, host.Clock));
        }
        catch (Exception e) when (ProviderError.FromException(e, cancellationToken) is { } problem)
        {
            return new(null, [], problem);
        }
    }
}
