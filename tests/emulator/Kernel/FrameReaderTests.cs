using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Kernel;

/// <summary>Frames that are as long as they say, and whose content does not hold together.</summary>
public sealed class FrameReaderTests
{
    private const int Data = 64;

    [Theory]
    [InlineData(-4, 0, 0)]
    [InlineData(IpcLimits.MaxParcelSize + 1, 0, 0)]
    [InlineData(Data, -1, 0)]
    [InlineData(Data, IpcLimits.MaxObjects + 1, 0)]
    [InlineData(Data, 0, -1)]
    [InlineData(Data, 1, 2)]
    public void A_message_whose_parts_contradict_each_other_is_refused(int data, int objects, int buffers)
    {
        FrameReader reader = Read(frame => Write(frame, data, objects, buffers, bufferSize: 0));

        ProtocolException error = Assert.Throws<ProtocolException>(() => reader.Content(new MessageInbox().Rent()));

        Assert.Contains("a message of", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    public void A_buffer_that_is_not_there_is_refused(int size)
    {
        FrameReader reader = Read(frame => Write(frame, Data, 1, 1, size));

        Assert.Throws<ProtocolException>(() => reader.Content(new MessageInbox().Rent()));
    }

    [Fact]
    public void The_largest_message_is_taken()
    {
        FrameReader reader = Read(frame => Write(frame, IpcLimits.MaxParcelSize, IpcLimits.MaxObjects, IpcLimits.MaxObjects, 0));
        DriverMessage message = new MessageInbox().Rent();

        reader.Content(message);
        reader.Close();

        Assert.Equal(IpcLimits.MaxParcelSize, message.Data.Length);
    }

    [Fact]
    public void A_frame_that_holds_more_than_it_needs_is_refused()
    {
        FrameReader reader = Read(frame =>
        {
            frame.Int32(1);
            frame.Int32(2);
        });
        Assert.Equal(1, reader.Int32());

        Assert.Throws<ProtocolException>(reader.Close);
    }

    private static void Write(FrameWriter frame, int data, int objects, int buffers, int bufferSize)
    {
        Array.ForEach([0, data, objects, buffers], frame.Int32);
        for (int i = 0; i < Math.Max(0, data) + (4 * Math.Max(0, objects)); i += 4)
        {
            frame.Int32(0);
        }

        for (int i = 0; i < buffers; i++)
        {
            frame.Int32(bufferSize);
        }
    }

    private static FrameReader Read(Action<FrameWriter> body)
    {
        FrameWriter writer = new();
        writer.Begin(FrameOp.Post, 1);
        body(writer);
        writer.End();
        FrameReader reader = new(new GivenBytes(writer.Bytes.AsSpan(0, writer.Length).ToArray()), FrameLimits.MaxFrame);
        Assert.True(reader.Next());
        return reader;
    }

    /// <summary>A connection on which some bytes come, and then no more.</summary>
    private sealed class GivenBytes(byte[] bytes) : IConnection
    {
        private int _taken;

        public int ReceiveTimeoutMs
        {
            set => _ = value;
        }

        public Descriptors? Arriving
        {
            set => _ = value;
        }

        public int Receive(byte[] buffer, int offset, int count)
        {
            int size = Math.Min(count, bytes.Length - _taken);
            Array.Copy(bytes, _taken, buffer, offset, size);
            _taken += size;
            return size;
        }

        public bool Send(byte[] buffer, int count, List<int> descriptors) => false;

        public int TrySend(byte[] buffer, int offset, int count, List<int> descriptors) => -1;

        public void WaitSendable(int timeoutMs)
        {
        }

        public void Shutdown()
        {
        }

        public void Dispose()
        {
        }
    }
}
