using LiteIpc.Tests.Support;

namespace LiteIpc.Tests.Properties;

/// <summary>Whatever a process hands the kernel is delivered whole or refused, and gives away only what is the sender's.</summary>
public sealed class AnyMessagePasses
{
    private const int Messages = 200_000;

    [Fact]
    public void Random_messages_are_delivered_or_refused_and_never_give_what_is_not_the_senders()
    {
        using var world = new World(maxCalls: 4);
        IpcProcess sender = world.Start(6);
        IpcProcess receiver = world.Start(7, pool: 4096);
        IpcProcess hidden = world.Start(8);
        SvcIdentity door = world.Publish(receiver, sender);
        SvcIdentity own = world.Publish(sender);
        SvcIdentity secret = world.Publish(hidden);
        int[] handles = [door.Handle, own.Handle, secret.Handle, -1, 0, 99, int.MinValue];
        int delivered = 0;
        for (int n = 0; n < Messages; n++)
        {
            var random = new Xorshift((ulong)n);
            DriverMessage outgoing = Forge(ref random, handles);
            outgoing.Address(random.Next(6), door.Handle, random.Next(3), 0, n, IpcFlag.OneWay, random.Next(3));
            outgoing.From(World.SamgrPid, 0, 0, 0);
            int result = world.Kernel.Post(sender, outgoing, 0, out _);
            Assert.True(result is EC.Success or EC.Permission, "message " + n + ": " + EC.NameOf(result));
            if (result == EC.Success)
            {
                delivered++;
                IpcMessage message = receiver.Next();
                Assert.Equal((n, IpcMessageType.Request, 6), (message.Code, message.Type, message.Pid));
                ReadProgram.Run(message.Data, (ulong)n);
                receiver.FreeBuffer(message);
            }
        }

        Assert.Equal(EC.InvalidParam, receiver.CheckHandle(secret.Handle));
        Assert.Equal(EC.Success, receiver.CheckHandle(own.Handle));
        Assert.Equal(0, receiver.PoolUsed);
        receiver.HasNothing();
        Assert.InRange(delivered, Messages / 20, Messages - (Messages / 20));
    }

    private static DriverMessage Forge(ref Xorshift random, int[] handles)
    {
        int objects = random.Next(4);
        int size = random.Next(80);
        int buffers = random.Next(3);
        var message = new DriverMessage();
        message.Prepare(size, objects, buffers);
        random.Fill(message.Bytes.AsSpan(0, (objects * 4) + size));
        for (int i = 0; i < buffers; i++)
        {
            message.SetBuffer(i, new byte[1 + random.Next(8)]);
        }

        for (int i = 0, offset = 0; i < objects && offset + 16 <= size; i++, offset += 16)
        {
            Span<byte> record = message.Bytes.AsSpan((objects * 4) + offset);
            int type = random.Next(10) == 0 ? random.Next(5) : 1 + random.Next(2);
            int buffer = random.Next(buffers + 1);
            bool right = type == IpcObjectType.Buffer && buffer < buffers && random.Next(8) > 0;
            BitConverter.TryWriteBytes(message.Bytes.AsSpan(i * 4), offset);
            BitConverter.TryWriteBytes(record, type);
            BitConverter.TryWriteBytes(record[4..], right ? message.BufferAt(buffer).Length : handles[random.Next(handles.Length)]);
            BitConverter.TryWriteBytes(record[8..], buffer);
        }

        message.Seal();
        return message;
    }
}
