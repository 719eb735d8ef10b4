using System.Net;
using System.Net.Sockets;

namespace Authx.Provider.OAuth.Tests;

public sealed class GuestsTests : IDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly Guests _guests = new();

    public GuestsTests() => _door.Start();

    public void Dispose()
    {
        _guests.Dispose();
        _door.Dispose();
    }

    [Fact]
    public async Task Who_slips_in_just_as_the_door_is_closed_is_dropped_and_not_left_waiting()
    {
        var (client, guest) = await ComeAsync();
        _guests.Dispose();

        Should.Throw<ObjectDisposedException>(() => _guests.Add(guest));

        (await client.ReceiveAsync()).ShouldBeEmpty();
        client.Dispose();
    }

    [Fact]
    public async Task Who_was_handed_over_is_not_dropped_with_the_others()
    {
        var (client, guest) = await ComeAsync();
        var (other, otherGuest) = await ComeAsync();
        _guests.Add(guest);
        _guests.Add(otherGuest);

        _guests.TryRelease(guest).ShouldBeTrue();
        _guests.Dispose();
        _guests.Remove(guest);
        await guest.WriteAsync("still here"u8.ToArray());
        await guest.DisposeAsync();

        (await client.ReceiveAsync()).ShouldBe("still here");
        (await other.ReceiveAsync()).ShouldBeEmpty();
        _guests.TryRelease(otherGuest).ShouldBeFalse();
        client.Dispose();
        other.Dispose();
    }

    private async Task<(RawClient Client, NetworkStream Guest)> ComeAsync()
    {
        var client = await RawClient.ConnectAsync(((IPEndPoint)_door.LocalEndpoint).Port);
        return (client, new(await _door.AcceptSocketAsync(), ownsSocket: true));
    }
}
