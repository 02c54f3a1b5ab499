using System.Net;
using System.Net.Sockets;
using Samgr.Testing;

namespace LiteIpc.Pairing.Tests.Discovery;

/// <summary>Devices that say where they wait; over loopback, and never to a group.</summary>
public sealed class NearbyTests
{
    private const string Id = "ab82b93efb0bf27806a75607aefc071ef2a7181a768315ab944e37107cb62c34";

    [Fact]
    public void A_question_has_its_golden_bytes()
        => Assert.Equal("123400000001000000000000065f73616d6772045f746370056c6f63616c00000c8001", Convert.ToHexStringLower(NearbyMessage.Ask(0x1234)));

    [Fact]
    public void An_answer_is_read_as_it_was_written()
    {
        byte[] answer = NearbyMessage.Answer(7, "kitchen", Id, 47110, 120);

        Assert.Equal(new NearbyDevice("kitchen", new IPEndPoint(IPAddress.Loopback, 47110), Id[..16]), NearbyMessage.Read(answer, 7, IPAddress.Loopback));
        Assert.Null(NearbyMessage.Read(answer, 8, IPAddress.Loopback));
        Assert.Null(NearbyMessage.Read(NearbyMessage.Answer(7, "kitchen", Id, 47110, 0), 7, IPAddress.Loopback));
        Assert.Null(NearbyMessage.Read(NearbyMessage.Answer(7, "kit chen", Id, 47110, 120), 7, IPAddress.Loopback));
        Assert.False(NearbyMessage.IsAsking(answer, out _));
        Assert.True(NearbyMessage.IsAsking(NearbyMessage.Ask(7), out ushort number));
        Assert.Equal(7, number);
    }

    [Fact]
    public void A_message_that_is_cut_or_changed_anywhere_is_read_or_dropped_and_nothing_else()
    {
        Random random = new(1);
        byte[][] messages = [NearbyMessage.Ask(7), NearbyMessage.Answer(7, "kitchen", Id, 47110, 120)];
        foreach (byte[] message in messages)
        {
            for (int length = 0; length < message.Length; length++)
            {
                Try(message[..length]);
            }

            for (int round = 0; round < 20_000; round++)
            {
                byte[] changed = [.. message];
                for (int change = random.Next(1, 4); change > 0; change--)
                {
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }

                Try(changed);
            }
        }
    }

    [Fact]
    public void A_name_that_leads_to_itself_is_none()
    {
        int place = 0;
        Assert.Null(DnsName.Read([0xC0, 0x00], ref place));
        Assert.Null(DnsName.Read([1, (byte)'a', 0xC0, 0x00], ref place));
    }

    [Fact]
    public async Task A_device_that_waits_is_found_with_its_address()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        IPEndPoint place = (IPEndPoint)socket.LocalEndPoint!;
        await using NearbyAnnouncer announcer = new("kitchen", Id, 47110, socket);

        IReadOnlyList<NearbyDevice> found = await NearbySearch.FindAsync(
            place, IPAddress.Loopback, count => count == 1, TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);

        Assert.Equal([new NearbyDevice("kitchen", new IPEndPoint(IPAddress.Loopback, 47110), Id[..16])], found);
    }

    private static void Try(byte[] message)
    {
        NearbyMessage.IsAsking(message, out _);
        NearbyMessage.Read(message, 7, IPAddress.Loopback);
    }
}
