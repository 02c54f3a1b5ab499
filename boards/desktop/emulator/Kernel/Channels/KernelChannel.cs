using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Channels;

namespace Samgr.Emulator.Kernel;

/// <summary>The kernel's part of a channel: it says who may use it and for what, and wakes its sleepers when it ends.</summary>
internal sealed unsafe class KernelChannel : IDisposable
{
    private readonly SharedMemory _data;

    private KernelChannel(int id, IpcProcess client, IpcProcess server, int openedBy, SharedMemory data, SharedMemory control)
    {
        Id = id;
        Client = client;
        Server = server;
        OpenedBy = openedBy;
        _data = data;
        Control = new ChannelControl(control) { Layout = ChannelLayout.Version };
    }

    internal int Id { get; }

    internal IpcProcess Client { get; }

    internal IpcProcess Server { get; }

    /// <summary>The number of the client's question that it was made for.</summary>
    internal int OpenedBy { get; }

    internal ChannelControl Control { get; }

    /// <summary>Makes the memory of a channel.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="client">The process that calls.</param>
    /// <param name="server">The process that is called.</param>
    /// <param name="openedBy">The number of the client's question.</param>
    /// <param name="files">The descriptors of control and data, which the caller hands on and closes.</param>
    /// <returns>Null where Linux refuses it.</returns>
    internal static KernelChannel? Make(int id, IpcProcess client, IpcProcess server, int openedBy, out int[] files)
    {
        SharedMemory? control = SharedMemory.Create(ChannelLayout.ControlBytes, ChannelLayout.ControlBytes, true, out int controlFile);
        int dataFile = -1;
        SharedMemory? data = control == null
            ? null
            : SharedMemory.Create(ChannelLayout.DataBytes, ChannelLayout.SignalBytes, false, out dataFile);
        files = [controlFile, dataFile];
        if (data != null)
        {
            return new KernelChannel(id, client, server, openedBy, data, control!);
        }

        if (control != null)
        {
            control.Dispose();
            SharedMemory.Close(controlFile);
        }

        return null;
    }

    /// <summary>Lets no message pass any more, and wakes everybody who waits in it.</summary>
    internal void End(int state)
    {
        Control.End(state);
        byte* data = _data.Address;
        Futex.RingAll((int*)(data + ChannelLayout.ReceiverBell));
        Futex.RingAll((int*)(data + ChannelLayout.StandbyBell));
        Futex.RingAll((int*)(data + ChannelLayout.RoomBell));
        for (int i = 0; i < ChannelLayout.CallSlots; i++)
        {
            Futex.RingAll((int*)(data + ChannelLayout.Calls + (i * ChannelLayout.CallBytes) + CallLayout.Bell));
        }
    }

    public void Dispose()
    {
        Control.Dispose();
        _data.Dispose();
    }
}
