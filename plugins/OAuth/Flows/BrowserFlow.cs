using System.Net.Sockets;

namespace Authx.Provider.OAuth;

/// <summary>
/// Signs in with the user's own browser (RFC 8252): a page of the server there, a listener here, and a code in between. The
/// browser is answered when the sign-in is over, with what came of it.
/// </summary>
internal sealed class BrowserFlow(FlowContext context, Func<FlowResult, CancellationToken, Task<LoginResult>> take)
{
    /// <summary>How long the user may take in the browser.</summary>
    public static TimeSpan Patience => TimeSpan.FromMinutes(5);

    private IInteraction People => context.Host.Interaction;

    /// <summary>Runs it, and makes of what it brought what the sign-in makes of it.</summary>
    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        var place = new RedirectPlace(context.Settings.RedirectHost, context.Settings.RedirectPort, context.Settings.RedirectPath);
        RedirectListener listener;
        try
        {
            listener = RedirectListener.Start(place, context.Host.Clock);
        }
        catch (SocketException e)
        {
            return Failed(ErrorKind.Misconfigured, PortWords.Of(place, e.SocketErrorCode));
        }

        using (listener)
            return await RunAsync(new BrowserAttempt(context, listener.RedirectUri), listener, cancellationToken);
    }

    private async Task<LoginResult> RunAsync(BrowserAttempt attempt, RedirectListener listener, CancellationToken cancellationToken)
    {
        await ShowAsync(attempt.Address, listener.Port, cancellationToken);
        if (await VisitAsync(listener, cancellationToken) is not { } visit)
        {
            return Failed(ErrorKind.TimedOut,
                $"nobody came back from the browser within {Patience.TotalMinutes:0} minutes; sign in again, or with --device where the browser is on another machine");
        }

        using (visit)
            return await FinishAsync(attempt, visit, cancellationToken);
    }

    /// <returns>Who came back; null where nobody did in time.</returns>
    private async Task<RedirectVisit?> VisitAsync(RedirectListener listener, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, context.Host.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await listener.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task ShowAsync(Uri address, int port, CancellationToken cancellationToken)
    {
        if (context.Login.Input.Way == LoginWay.NoBrowser)
            People.Tell($"Open this page at {address.IdnHost}: {address.AbsoluteUri}");
        if (context.Login.Input.Way == LoginWay.NoBrowser || !await People.OpenPageAsync(address, cancellationToken))
            People.Tell(WayBack(port));
        People.Tell($"Waiting for the browser to come back to port {port} of this machine, for {Patience.TotalMinutes:0} minutes at most.");
    }

    private string WayBack(int port) => context.Settings.RedirectPort == 0
        ? "A browser on another machine cannot come back here by itself: sign in with --device; or fix a port that the client is registered with "
            + "(--set redirect.port=PORT) and forward it (ssh -L PORT:127.0.0.1:PORT)."
        : $"A browser on another machine comes back here if the port is forwarded: ssh -L {port}:{context.Settings.RedirectHost}:{port}. Or sign in with --device.";

    // The page is sent last, so that it says what really came of it; and it is sent whatever happens.
    private async Task<LoginResult> FinishAsync(BrowserAttempt attempt, RedirectVisit visit, CancellationToken cancellationToken)
    {
        var page = ResultPage.NotSignedIn("it was broken off");
        try
        {
            var result = await take(await attempt.ExchangeAsync(visit.Query, cancellationToken), cancellationToken);
            page = result.Error is { } error ? ResultPage.NotSignedIn(error.Message) : ResultPage.SignedIn(context.Server.Name);
            return result;
        }
        finally
        {
            await visit.AnswerAsync(page);
        }
    }

    private static LoginResult Failed(ErrorKind kind, string message) => LoginResult.Failed(new() { Kind = kind, Message = message });
}
