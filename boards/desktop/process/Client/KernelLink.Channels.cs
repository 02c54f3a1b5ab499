using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Client;

internal sealed partial class KernelLink : IChannelKernel
{
    internal ClientChannels Clients { get; }

    internal ServerChannels Servers { get; }

    int IChannelKernel.CurrentThread => Threads.Current;

    int IChannelKernel.AnswerThroughKernel(int channel, int call, int type, IpcMessage request, IpcIo content)
    {
        lock (_sendGate)
        {
            Begin(FrameOp.ChannelAnswer, channel);
            _writer.Int32(call);
            WriteAnswer(type, request, content);
            return SendFrame() ? EC.Success : EC.Commu;
        }
    }

    void IChannelKernel.Abandon(int channel, string reason) => Send(FrameOp.AbandonChannel, channel, reason);

    private void OpenChannel(int question)
    {
        int id = ReadChannel(out ChannelPeer server, out int pool, out SharedMemory? data, out ChannelControl? control);
        if (data != null)
        {
            Clients.Add(id, server, pool, data, control!);
        }

        _slots.Complete(question, data == null ? EC.NoMemory : id, null);
    }

    private void ServeChannel()
    {
        int id = ReadChannel(out ChannelPeer client, out _, out SharedMemory? data, out ChannelControl? control);
        if (data != null)
        {
            Servers.Add(id, client, data, control!);
            return;
        }

        // On another thread: this one must not wait for the kernel to take a frame.
        ThreadPool.UnsafeQueueUserWorkItem(_ => Send(FrameOp.AbandonChannel, id, "its memory cannot be mapped"), null);
    }

    private void EndChannel(int id)
    {
        Clients.End(id);
        Servers.End(id);
    }

    private void CloseChannels()
    {
        Clients.CloseAll();
        Servers.CloseAll();
    }

    private int ReadChannel(out ChannelPeer peer, out int pool, out SharedMemory? data, out ChannelControl? control)
    {
        int id = _reader.Int32();
        peer = new ChannelPeer(_reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32());
        pool = _reader.Int32();
        int[] files = _descriptors.Take(2) ?? [];
        SharedMemory? page = files.Length == 0 ? null : SharedMemory.Open(files[0], ChannelLayout.ControlBytes, false);
        data = page == null ? null : SharedMemory.Open(files[1], ChannelLayout.DataBytes, true);
        Array.ForEach(files, SharedMemory.Close);
        control = data == null ? null : new ChannelControl(page!);
        if (data == null)
        {
            page?.Dispose();
        }

        return id;
    }
}
