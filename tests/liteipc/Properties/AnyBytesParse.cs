namespace LiteIpc.Tests.Properties;

/// <summary>
/// Any bytes at all parse to values or to an error. Each message is read twice, from arrays that differ everywhere
/// outside of it: a read of anything but the message would give two different results.
/// </summary>
public sealed class AnyBytesParse
{
    private const int Payloads = 1_000_000;
    private const int Messages = 250_000;
    private const int MaxPayload = 96;
    private const int MaxStart = 8;
    private const int ArraySize = MaxStart + MaxPayload + 64;

    [Fact]
    public void A_million_random_payloads_give_values_or_an_error_and_nothing_else()
    {
        byte[] light = new byte[ArraySize];
        byte[] dark = new byte[ArraySize];
        var io = new IpcIo();
        int parsed = 0;
        for (int n = 0; n < Payloads; n++)
        {
            var random = new Xorshift((ulong)n);
            int start = random.Next(MaxStart);
            int size = random.Next(MaxPayload);
            Surround(light, 0xa5);
            random.Fill(light.AsSpan(start, size));
            Surround(dark, 0x01);
            light.AsSpan(start, size).CopyTo(dark.AsSpan(start));

            ulong first = ReadBoth(n, () => io.InitRead(light, start, size), () => io.InitRead(dark, start, size), io);
            parsed += (first & 1) == 0 ? 1 : 0;
            Assert.True(IsUntouched(light, start, size, 0xa5) && IsUntouched(dark, start, size, 0x01));
        }

        // Neither all refused nor all accepted: the programs do get past the first read.
        Assert.InRange(parsed, Payloads / 20, Payloads / 2);
    }

    [Fact]
    public void Random_messages_with_random_object_tables_give_values_or_an_error_and_nothing_else()
    {
        byte[] light = new byte[ArraySize * 2];
        byte[] dark = new byte[ArraySize * 2];
        byte[][] buffers = [[1], [2, 2], [3, 3, 3]];
        var io = new IpcIo();
        for (int n = 0; n < Messages; n++)
        {
            var random = new Xorshift((ulong)n);
            int objects = random.Next(5);
            int size = random.Next(MaxPayload);
            int whole = (objects * 4) + size;
            Surround(light, 0xa5);
            random.Fill(light.AsSpan(0, whole));
            if (objects > 0)
            {
                PlaceRecords(ref random, light, objects, size);
            }

            Surround(dark, 0x01);
            light.AsSpan(0, whole).CopyTo(dark);
            int count = random.Next(buffers.Length + 1);
            ReadBoth(
                n,
                () => io.InitReadMessage(light, size, objects, buffers, count),
                () => io.InitReadMessage(dark, size, objects, buffers, count),
                io);
            Assert.True(IsUntouched(light, 0, whole, 0xa5) && IsUntouched(dark, 0, whole, 0x01));
        }
    }

    [Theory]
    [InlineData(16, -1)]
    [InlineData(16, 33)]
    [InlineData(16, 0x40000000)]
    [InlineData(16, int.MinValue)]
    [InlineData(-1, 0)]
    [InlineData(257, 0)]
    [InlineData(256, 1)]
    [InlineData(int.MaxValue, 1)]
    public void A_message_whose_sizes_do_not_hold_together_cannot_be_read(int dataSize, int objects)
    {
        var io = new IpcIo();
        io.InitReadMessage(new byte[256], dataSize, objects, [], 0);
        Assert.False(io.Available);
        Assert.Null(io.ReadRemoteObject());
        Assert.Equal(0, io.ReadUint8Unaligned());
        Assert.True(io.Overflowed);
    }

    private static ulong ReadBoth(int n, Action light, Action dark, IpcIo io)
    {
        try
        {
            light();
            ulong first = ReadProgram.Run(io, (ulong)n);
            dark();
            ulong second = ReadProgram.Run(io, (ulong)n);
            return first == second ? first : throw new InvalidOperationException("something outside the message was read");
        }
        catch (Exception error)
        {
            throw new InvalidOperationException("message " + n + ": " + error.Message, error);
        }
    }

    /// <summary>Makes the table point to records, mostly right ones.</summary>
    private static void PlaceRecords(ref Xorshift random, byte[] message, int objects, int size)
    {
        int offset = 0;
        for (int i = 0; i < objects && offset + 16 <= size; i++)
        {
            BitConverter.TryWriteBytes(message.AsSpan(i * 4), offset);
            BitConverter.TryWriteBytes(message.AsSpan((objects * 4) + offset), random.Next(4));
            offset += 16 + (4 * random.Next(2));
        }
    }

    private static void Surround(byte[] array, byte canary) => Array.Fill(array, canary);

    private static bool IsUntouched(byte[] array, int start, int size, byte canary)
        => !array.AsSpan(0, start).ContainsAnyExcept(canary) && !array.AsSpan(start + size).ContainsAnyExcept(canary);
}
