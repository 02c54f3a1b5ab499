using System;

namespace LiteIpc.Bus;

/// <summary>What this device's processes ask the bus, at <see cref="SvcIdentity.BusHandle"/>. Each question is answered, some of them later.</summary>
internal sealed class BusDoor : IInbox, IPumped
{
    private const int PageRoom = IpcLimits.MaxIoSize - 1024;

    private readonly DeviceBus _bus;

    internal BusDoor(DeviceBus bus, IpcProcess process)
    {
        _bus = bus;
        Process = process;
        process.MapPool(bus.Options.PoolBytes);
        process.Inbox = this;
    }

    internal readonly IpcProcess Process;

    /// <summary>Messages have arrived.</summary>
    public void Wake() => _bus.Pump.Note(this);

    /// <summary>Takes all that the kernel has for the process.</summary>
    public void Drain()
    {
        for (DriverMessage? message = BusMessages.Next(Process); message != null; message = BusMessages.Next(Process))
        {
            Take(message);
        }
    }

    /// <summary>Answers all who wait with an address.</summary>
    internal void Found(PendingFind find, int handle)
    {
        for (int i = 0; i < find.Waiting.Count; i++)
        {
            IpcIo address = new IpcIo(64, 1);
            address.WriteRemoteObject(new SvcIdentity(handle, 0, 0));
            Answer((int)find.Waiting[i]!, IpcMessageType.Reply, address);
        }
    }

    /// <summary>Tells all who wait why there is no address.</summary>
    internal void Missed(PendingFind find, int code, string reason)
    {
        for (int i = 0; i < find.Waiting.Count; i++)
        {
            Refuse((int)find.Waiting[i]!, code, reason);
        }
    }

    private void Take(DriverMessage message)
    {
        try
        {
            if (message.Type == IpcMessageType.Request && message.Sequence != 0)
            {
                Serve(message);
            }
        }
        catch (Exception error)
        {
            _bus.Log(LogLevel.Error, "a question to the bus was lost: " + error.Message);
            Refuse(message.Sequence, EC.Failure, error.Message);
        }
        finally
        {
            Process.Kernel.Free(Process, message);
        }
    }

    private void Serve(DriverMessage message)
    {
        switch (message.Code)
        {
            case BusCode.Find:
                Find(message);
                break;
            case BusCode.List:
                List(message);
                break;
            case BusCode.Local:
                IpcIo local = new IpcIo(256);
                local.WriteString(_bus.LinkOptions.Name);
                local.WriteString(DeviceBus.Text(_bus.LinkOptions.NetworkId));
                Answer(message.Sequence, IpcMessageType.Reply, local);
                break;
            default:
                Refuse(message.Sequence, EC.UnknownCode, "the bus has no function " + message.Code);
                break;
        }
    }

    private void Find(DriverMessage message)
    {
        IpcIo names = message.Data;
        string? device = names.ReadString();
        string? service = names.ReadString();
        string? feature = names.ReadBool() ? null : names.ReadString();
        if (!names.Available || device == null || service == null)
        {
            Refuse(message.Sequence, EC.Invalid, "the question names no service of a device");
            return;
        }

        RemoteDevice? remote = _bus.Reach(device, out string reason);
        if (remote == null)
        {
            Refuse(message.Sequence, EC.NoService, reason);
            return;
        }

        remote.Find(service, feature, message);
    }

    private void List(DriverMessage message)
    {
        DeviceInfo[] devices = _bus.Devices();
        int first = message.Data.ReadInt32();
        if (!message.Data.Available || first < 0)
        {
            Refuse(message.Sequence, EC.Invalid, "the question names no first device");
            return;
        }

        IpcIo rows = new IpcIo(IpcLimits.MaxIoSize);
        int count = 0;
        for (int room = PageRoom; first + count < devices.Length && room > 0; count++)
        {
            room -= 512 + devices[first + count].Reason.Length;
        }

        rows.WriteInt32(devices.Length);
        rows.WriteInt32(count);
        for (int i = first; i < first + count; i++)
        {
            rows.WriteString(devices[i].Name);
            rows.WriteString(DeviceBus.Text(devices[i].NetworkId));
            rows.WriteInt32(devices[i].Number);
            rows.WriteInt32(devices[i].State);
            rows.WriteString(devices[i].Reason);
        }

        Answer(message.Sequence, IpcMessageType.Reply, rows);
    }

    private void Refuse(int sequence, int code, string reason) => Answer(sequence, IpcMessageType.FailedReply, IpcFailure.Write(code, reason));

    private void Answer(int sequence, int type, IpcIo content)
    {
        DriverMessage answer = new DriverMessage();
        answer.Fill(content);
        answer.Address(type, SvcIdentity.BusHandle, 0, 0, 0, IpcFlag.OneWay, 0);
        Process.Kernel.Answer(Process, sequence, answer);
    }
}
