using System.Globalization;
using Samgr.Emulator.Channels;

namespace Samgr.Attacks.Modules;

/// <summary>The memory of a channel, in the hands of somebody who writes into it whatever it likes.</summary>
internal sealed unsafe class HostileChannel(byte* data)
{
    private const string Mark = "samgr-channel";
    private const int Words = ChannelLayout.SignalBytes / sizeof(int);

    private int _position;

    /// <summary>The channels that the process host has mapped: those through which others call this process among them.</summary>
    internal static IEnumerable<HostileChannel> FindMapped()
    {
        List<HostileChannel> channels = [];
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            string[] fields = line.Split(' ', 3);
            string[] ends = fields[0].Split('-');
            if (fields[1] == "rw-s" && fields[2].Contains(Mark, StringComparison.Ordinal))
            {
                long start = long.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                long end = long.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (end - start == ChannelLayout.DataBytes)
                {
                    channels.Add(new HostileChannel((byte*)start));
                }
            }
        }

        return channels;
    }

    /// <summary>Maps the memory of a channel that the kernel has given.</summary>
    /// <returns>Null when it cannot be mapped.</returns>
    internal static HostileChannel? Map(int descriptor)
    {
        byte* data = Native.Map(descriptor, ChannelLayout.DataBytes);
        return data == null ? null : new HostileChannel(data);
    }

    /// <summary>Writes a request that holds some truth, so that it is looked at, and rings.</summary>
    internal void SendGarbage(Random random, int handle)
    {
        byte* slot = data + ChannelLayout.Ring + ((_position & (ChannelLayout.RingSlots - 1)) * ChannelLayout.SlotBytes);
        for (int at = RequestLayout.Handle; at < ChannelLayout.SlotBytes; at += sizeof(int))
        {
            *(int*)(slot + at) = random.Next(4) switch { 0 => random.Next(-2, 200), 1 => handle, 2 => 0, _ => random.Next() };
        }

        Volatile.Write(ref *(int*)slot, ++_position);
        Ring(ChannelLayout.ReceiverBell);
    }

    /// <summary>Writes into any words of the rings, the answers and the bells.</summary>
    internal void Scribble(Random random)
    {
        int word = random.Next(4) == 0 ? random.Next(ChannelLayout.Ring / sizeof(int)) : random.Next(Words);
        Volatile.Write(ref *(int*)(data + (word * sizeof(int))), random.Next(3) switch { 0 => random.Next(-2, 300), 1 => random.Next(), _ => -random.Next() });
        if (random.Next(8) == 0)
        {
            Ring(ChannelLayout.Calls + (random.Next(ChannelLayout.CallSlots) * ChannelLayout.CallBytes) + CallLayout.Bell);
            Ring(random.Next(2) == 0 ? ChannelLayout.StandbyBell : ChannelLayout.RoomBell);
        }
    }

    private void Ring(int offset)
    {
        int* bell = (int*)(data + offset);
        Interlocked.Increment(ref *bell);
        Native.Wake(bell);
    }
}
