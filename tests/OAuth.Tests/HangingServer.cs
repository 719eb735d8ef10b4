using System.Net;

namespace Authx.Provider.OAuth.Tests;

/// <summary>Never answers a request whose form has that hint, and answers 200 to every other one.</summary>
internal sealed class HangingServer(string hint) : HttpMessageHandler
{
    /// <summary>What happens once another request has been answered.</summary>
    public Action AfterOther { get; init; } = () => { };

    public ProviderHost Host(TimeProvider clock) => new() { Interaction = new FakePeople(), Clock = clock, CreateHttp = () => new(this) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if ((await request.Content!.ReadAsStringAsync(CancellationToken.None)).Contains($"token_type_hint={hint}", StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, cancellationToken);
        ThreadPool.QueueUserWorkItem(_ => AfterOther());
        return new(HttpStatusCode.OK) { RequestMessage = request };
    }
}
