using System.Net;
using System.Net.Sockets;

namespace Authx.Provider.OAuth;

/// <summary>Opens what is listened on: one address, or for <c>localhost</c> both at one port.</summary>
internal static class Doors
{
    private const int Attempts = 16;

    /// <summary>Opens them all, or none.</summary>
    /// <exception cref="SocketException">The port is taken, or there is no such address here.</exception>
    public static IReadOnlyList<TcpListener> Open(RedirectPlace place)
    {
        for (var attempt = 1; ; attempt++)
        {
            var first = Open(place.Addresses[0], place.Port);
            try
            {
                return [first, .. Further(place, ((IPEndPoint)first.LocalEndpoint).Port)];
            }
            catch (SocketException e)
            {
                first.Dispose();
                // Any port would do, and this one is taken at the other address alone.
                if (place.Port != 0 || attempt == Attempts || e.SocketErrorCode != SocketError.AddressAlreadyInUse)
                    throw;
            }
        }
    }

    private static IEnumerable<TcpListener> Further(RedirectPlace place, int port)
    {
        foreach (var address in place.Addresses.Skip(1))
        {
            TcpListener door;
            try
            {
                door = Open(address, port);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
            {
                // A machine without IPv6 resolves the name to the other address.
                continue;
            }

            yield return door;
        }
    }

    private static TcpListener Open(IPAddress address, int port)
    {
        var door = new TcpListener(address, port);
        try
        {
            // Elsewhere nobody can listen at a port beside us anyway.
            if (OperatingSystem.IsWindows())
                door.ExclusiveAddressUse = true;
            door.Start();
            return door;
        }
        catch (SocketException)
        {
            door.Dispose();
            throw;
        }
    }
}
