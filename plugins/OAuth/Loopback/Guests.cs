using System.Net.Sockets;

namespace Authx.Provider.OAuth;

/// <summary>
/// Who is being listened to. At most a handful: where one more comes, the oldest goes, so that whoever says nothing cannot
/// keep the place of one who does.
/// </summary>
internal sealed class Guests : IDisposable
{
    /// <summary>How many are listened to at once.</summary>
    public const int Most = 8;

    private readonly Lock _gate = new();
    private readonly List<NetworkStream> _guests = [];
    private bool _closed;

    /// <summary>Lets one in.</summary>
    /// <exception cref="ObjectDisposedException">Nobody is let in any more; this one has been dropped.</exception>
    public void Add(NetworkStream guest)
    {
        lock (_gate)
        {
            // It came through the door just before that was closed: without this it would wait for an answer for ever.
            if (_closed)
                Drop(guest);
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_guests.Count == Most)
                Drop(_guests[0]);
            _guests.Add(guest);
        }
    }

    /// <summary>Hands one over: from now on somebody else disposes of it. False where it has been dropped already.</summary>
    public bool TryRelease(NetworkStream guest)
    {
        lock (_gate)
            return _guests.Remove(guest);
    }

    /// <summary>Says goodbye to one that is here; one that was handed over is left alone.</summary>
    public void Remove(NetworkStream guest)
    {
        lock (_gate)
        {
            if (_guests.Contains(guest))
                Drop(guest);
        }
    }

    /// <summary>Drops everybody, and lets nobody in any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_guests.Count > 0)
                Drop(_guests[0]);
        }
    }

    private void Drop(NetworkStream guest)
    {
        _guests.Remove(guest);
        guest.Dispose();
    }
}
