using LiteIpc.Tests.Properties;

namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>
/// Any bytes at all, with any table of objects, parse to values or to an error. Each message is read twice, with other bytes
/// behind it: a read of anything but the message would give two different results.
/// </summary>
public sealed class AnyBytesParse : IDisposable
{
    private const int Payloads = 1_000_000;
    private const int MaxPayload = 96;
    private const int MaxObjects = 4;
    private const int Slack = 64;

    private readonly KitSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_million_random_payloads_with_random_object_tables_give_values_or_an_error_and_nothing_else()
    {
        IpcSkeleton skeleton = _system.Start(2).Skeleton;
        Received[] messages = new Received[MaxObjects + 1];
        for (int i = 0; i <= MaxObjects; i++)
        {
            messages[i] = new Received(skeleton, i, MaxPayload + Slack);
        }

        byte[] content = new byte[(4 * MaxObjects) + MaxPayload];
        long read = 0;
        for (int n = 0; n < Payloads; n++)
        {
            var random = new Xorshift((ulong)n);
            int objects = random.Next(MaxObjects + 1);
            int size = random.Next(MaxPayload);
            int whole = (4 * objects) + size;
            random.Fill(content.AsSpan(0, whole));
            PlaceRecords(ref random, content, objects, size);

            (ulong digest, int values) light = Read(n, messages[objects], content.AsSpan(0, whole), size, 0xa5);
            (ulong digest, int values) dark = Read(n, messages[objects], content.AsSpan(0, whole), size, 0x01);
            Assert.True(light == dark, $"payload {n}: something outside of the message was read");
            read += light.values;
        }

        // Neither all refused nor all accepted.
        Assert.InRange(read, Payloads / 2, Payloads * 4L);
        Assert.Equal(0, skeleton.ProxyCount);
        Assert.Equal(0, skeleton.StubCount);
    }

    private static (ulong Digest, int Values) Read(int n, Received message, ReadOnlySpan<byte> content, int size, byte canary)
    {
        message.Bytes.Fill(canary);
        content.CopyTo(message.Bytes);
        Parcel parcel = message.Parcel(size);
        try
        {
            (ulong, int) result = ReadProgram.Run(parcel, (ulong)n);
            Assert.True(!message.Bytes[content.Length..].ContainsAnyExcept(canary), "something outside of the message was written");
            return result;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"payload {n}: {error.Message}", error);
        }
        finally
        {
            parcel.Reclaim();
        }
    }

    /// <summary>Makes the table point to records, mostly right ones.</summary>
    private static void PlaceRecords(ref Xorshift random, byte[] message, int objects, int size)
    {
        int offset = 0;
        for (int i = 0; i < objects && offset + 16 <= size && random.Next(8) > 0; i++)
        {
            Span<byte> record = message.AsSpan((objects * 4) + offset);
            BitConverter.TryWriteBytes(message.AsSpan(i * 4), offset);
            BitConverter.TryWriteBytes(record, random.Next(4));
            BitConverter.TryWriteBytes(record[4..], random.Next(4) - 1);
            BitConverter.TryWriteBytes(record[8..], SvcIdentity.FirstObjectToken + random.Next(3) - 1);
            offset += 16 + (4 * random.Next(2));
        }
    }
}
