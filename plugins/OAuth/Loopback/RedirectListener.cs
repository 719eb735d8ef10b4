using System.Net;
using System.Net.Sockets;

namespace Authx.Provider.OAuth;

/// <summary>
/// Waits on this machine for the browser to come back. The first complete request on the redirect path decides, and from then
/// on nobody else is let in. Whoever else knocks is turned away, and never holds up the one that counts.
/// </summary>
internal sealed class RedirectListener : IDisposable
{
    private readonly RedirectPlace _place;
    private readonly IReadOnlyList<TcpListener> _doors;
    private readonly TimeProvider _clock;
    private readonly Guests _guests = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource<RedirectVisit> _visit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _decided;

    private RedirectListener(RedirectPlace place, IReadOnlyList<TcpListener> doors, TimeProvider clock)
    {
        _place = place;
        _doors = doors;
        _clock = clock;
        Port = ((IPEndPoint)doors[0].LocalEndpoint).Port;
        foreach (var door in doors)
            _ = LetInAsync(door);
    }

    /// <summary>How long a request may take to arrive.</summary>
    public static TimeSpan Patience => TimeSpan.FromSeconds(5);

    /// <summary>The port that was got.</summary>
    public int Port { get; }

    /// <summary>Where the browser is to be sent.</summary>
    public string RedirectUri => _place.UriAt(Port);

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">The port is taken, or there is no such address here.</exception>
    public static RedirectListener Start(RedirectPlace place, TimeProvider clock) => new(place, Doors.Open(place), clock);

    /// <summary>Waits for the request that counts. It is still to be answered, and the caller's to dispose of.</summary>
    public Task<RedirectVisit> WaitAsync(CancellationToken cancellationToken) => _visit.Task.WaitAsync(cancellationToken);

    /// <summary>Listens no more, and drops whoever is still talking.</summary>
    public void Dispose()
    {
        Close();
        if (!_visit.TrySetCanceled() && _visit.Task.IsCompletedSuccessfully)
            _visit.Task.Result.Dispose();
    }

    private void Close()
    {
        foreach (var door in _doors)
            door.Dispose();
        _closing.Cancel();
        _guests.Dispose();
    }

    private async Task LetInAsync(TcpListener door)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var socket = await door.AcceptSocketAsync(_closing.Token);
                _ = ServeAsync(new(socket, ownsSocket: true));
            }
            catch (SocketException) when (!_closing.IsCancellationRequested)
            {
                // That one was gone before it was let in; the next may be the right one.
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(NetworkStream guest)
    {
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _closing.Token);
        try
        {
            _guests.Add(guest);
            var reading = await RequestReader.ReadAsync(guest, both.Token);
            if ((reading.Refusal ?? _place.Refusal(reading.Request!, Port)) is { } status)
                await Reply.RefuseAsync(guest, status, both.Token);
            else
                Decide(guest, reading.Request!);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It hung up, was too slow, or somebody else was first.
        }
        finally
        {
            _guests.Remove(guest);
        }
    }

    private void Decide(NetworkStream guest, RedirectRequest request)
    {
        if (Interlocked.Exchange(ref _decided, 1) != 0 || !_guests.TryRelease(guest))
            return;
        Close();
        if (!_visit.TrySetResult(new(guest, request.Query, _clock)))
            guest.Dispose();
    }
}
