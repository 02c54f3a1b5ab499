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
        string? problem = ReadChannel(out int id, out ChannelPeer server, out int pool, out SharedMemory? data, out ChannelControl? control);
        if (problem == null)
        {
            Clients.Add(id, server, pool, data!, control!);
        }
        else
        {
            Decline(id, problem);
        }

        _slots.Complete(question, problem == null ? id : EC.NoMemory, null);
    }

    private void ServeChannel()
    {
        string? problem = ReadChannel(out int id, out ChannelPeer client, out _, out SharedMemory? data, out ChannelControl? control);
        if (problem == null)
        {
            Servers.Add(id, client, data!, control!);
        }
        else
        {
            Decline(id, problem);
        }
    }

    /// <summary>Said on another thread: this one must not wait for the kernel to take a frame.</summary>
    private void Decline(int id, string problem)
        => ThreadPool.UnsafeQueueUserWorkItem(_ => Send(FrameOp.AbandonChannel, id, problem), null);

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

    /// <summary>Reads what a channel is, and maps its memory.</summary>
    /// <returns>Why it cannot be used, in which case messages go through the kernel; null when it can.</returns>
    private string? ReadChannel(out int id, out ChannelPeer peer, out int pool, out SharedMemory? data, out ChannelControl? control)
    {
        id = _reader.Int32();
        peer = new ChannelPeer(_reader.Int32(), _reader.Int32(), _reader.Int32(), _reader.Int32());
        pool = _reader.Int32();
        int[] files = _descriptors.Take(2) ?? [];
        SharedMemory? page = files.Length == 0 ? null : SharedMemory.Open(files[0], ChannelLayout.ControlBytes, false);
        control = page == null ? null : new ChannelControl(page);
        int layout = control?.Layout ?? ChannelLayout.Version;
        data = control == null || layout != ChannelLayout.Version ? null : SharedMemory.Open(files[1], ChannelLayout.DataBytes, true);
        Array.ForEach(files, SharedMemory.Close);
        if (data != null)
        {
            return null;
        }

        control?.Dispose();
        control = null;
        return layout != ChannelLayout.Version
            ? $"its memory has layout {layout}, and this process knows layout {ChannelLayout.Version}"
            : "its memory cannot be mapped";
    }
}
