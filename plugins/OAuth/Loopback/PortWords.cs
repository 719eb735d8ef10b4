using System.Net.Sockets;

namespace Authx.Provider.OAuth;

/// <summary>Words for a listener that could not be opened.</summary>
internal static class PortWords
{
    public static string Of(RedirectPlace place, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse =>
            $"port {place.Port} of this machine is taken; end what listens there, or choose another that the client is registered with: --set redirect.port=PORT, 0 for any",
        SocketError.AccessDenied =>
            $"this user may not listen at port {place.Port}; choose another that the client is registered with: --set redirect.port=PORT, 0 for any",
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported =>
            $"this machine has no address {place.Host}; choose another that the client is registered with: --set redirect.host=127.0.0.1",
        _ => $"this machine does not let authx listen at {place.Host} ({error}); sign in with --device",
    };
}
