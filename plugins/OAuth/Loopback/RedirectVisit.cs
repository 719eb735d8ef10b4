using System.Net.Sockets;

namespace Authx.Provider.OAuth;

/// <summary>The request that decides. Its browser waits for the page, which is sent once it is known how the sign-in ended.</summary>
internal sealed class RedirectVisit(NetworkStream guest, string query, TimeProvider clock) : IDisposable
{
    /// <summary>What the server sent with the browser. It may hold a code: it is shown to nobody.</summary>
    public string Query => query;

    /// <summary>Shows the page. A browser that is gone by now changes nothing: the terminal says the same.</summary>
    public async Task AnswerAsync(ResultPage page)
    {
        using var patience = new CancellationTokenSource(RedirectListener.Patience, clock);
        try
        {
            await Reply.ShowAsync(guest, page, patience.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It has been closed.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => guest.Dispose();
}
