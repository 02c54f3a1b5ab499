using System.Net.Sockets;
using Samgr.Emulator.Devices;
using Samgr.Emulator.Scenarios;
using Samgr.Testing;

namespace Samgr.Emulator.Tests.Devices;

/// <summary>Bytes through a relay, on a clock that stands still until it is moved.</summary>
public sealed class LinkRelayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samgr").FullName;
    private readonly TestClock _clock = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Socket> _sockets = [];
    private readonly LinkRelay _relay;

    public LinkRelayTests()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "hear")));
        _listener.Listen(4);
        _relay = new LinkRelay(new ScenarioLink { Between = ["a", "b"], DelayMs = 50 }, Path.Combine(_folder, "dial"), Path.Combine(_folder, "hear"), 1, _clock);
        _relay.Start();
    }

    public void Dispose()
    {
        _relay.Dispose();
        _listener.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Bytes_pass_when_their_time_has_come_in_both_directions()
    {
        (Socket near, Socket far) = await ConnectAsync();

        await PassAsync(near, far, 17);
        await PassAsync(far, near, 4);
    }

    [Fact]
    public async Task A_cut_closes_the_connection_and_lets_none_in_until_it_is_healed()
    {
        (Socket near, Socket far) = await ConnectAsync();
        LinkFaults before = _relay.Faults;

        _relay.Set(before with { IsCut = true });

        Assert.Equal(0, await ReadAsync(near));
        Assert.Equal(0, await ReadAsync(far));
        Assert.Equal(0, await ReadAsync(await DialAsync()));

        _relay.Set(before);
        (near, far) = await ConnectAsync();
        await PassAsync(near, far, 1);
    }

    [Fact]
    public async Task The_end_of_one_side_is_the_end_of_the_other_after_what_was_under_way()
    {
        (Socket near, Socket far) = await ConnectAsync();
        await near.SendAsync(new byte[] { 9 }, TestContext.Current.CancellationToken);
        Patience.Until(() => _clock.PendingTimers > 0, "the byte is under way");

        near.Shutdown(SocketShutdown.Send);
        _clock.Advance(TimeSpan.FromMilliseconds(51));

        Assert.Equal(1, await ReadAsync(far));
        Assert.Equal(0, await ReadAsync(far));
    }

    [Fact]
    public async Task To_the_first_device_the_connection_closes_at_once_while_the_second_is_not_there()
    {
        _listener.Dispose();

        Assert.Equal(0, await ReadAsync(await DialAsync()));
    }

    private async Task PassAsync(Socket from, Socket to, byte value)
    {
        Task<int> reading = ReadAsync(to);
        await from.SendAsync(new[] { value }, TestContext.Current.CancellationToken);
        Patience.Until(() => _clock.PendingTimers > 0, "the byte is under way");
        _clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(reading.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(1, await reading);
    }

    private async Task<(Socket Near, Socket Far)> ConnectAsync()
    {
        Socket near = await DialAsync();
        Task<Socket> accepting = _listener.AcceptAsync(TestContext.Current.CancellationToken).AsTask();
        await Patience.WaitAsync(accepting, () => "the relay dials the second device");
        Socket far = await accepting;
        _sockets.Add(far);
        return (near, far);
    }

    private async Task<Socket> DialAsync()
    {
        Socket near = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _sockets.Add(near);
        await near.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_folder, "dial")), TestContext.Current.CancellationToken);
        return near;
    }

    /// <returns>The bytes that were read; 0 at the end of the connection.</returns>
    private static async Task<int> ReadAsync(Socket socket)
    {
        try
        {
            Task<int> reading = socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
            await Patience.WaitAsync(reading, () => "the relay lets a byte pass, or closes the connection");
            return await reading;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
