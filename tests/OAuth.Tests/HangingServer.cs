using System.Net;

namespace Authx.Provider.OAuth.Tests;

/// <summary>Never answers a request whose form has that hint, and answers 200 to every other one.</summary>
internal sealed class HangingServer(string hint) : HttpMessageHandler
{
    /// <summary>What happens once the answer to another request has been taken.</summary>
    public Action AfterOther { get; init; } = () => { };

    public ProviderHost Host(TimeProvider clock) => new() { Interaction = new FakePeople(), Clock = clock, CreateHttp = () => new(this) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if ((await request.Content!.ReadAsStringAsync(CancellationToken.None)).Contains($"token_type_hint={hint}", StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return new(HttpStatusCode.OK) { RequestMessage = request, Content = new Body(AfterOther) };
    }

    // Done with only when whoever asked is through with it: before that, what happens next could still take the answer away.
    private sealed class Body(Action whenDone) : StringContent("")
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            whenDone();
        }
    }
}
