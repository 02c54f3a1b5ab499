using System;

namespace LiteIpc;

public sealed partial class IpcKernel
{
    /// <summary>
    /// Checks every object record of a message. When all of them are in order, it gives the receiver access to their handles and objects.
    /// </summary>
    private bool TransferObjects(IpcProcess sender, IpcProcess receiver, DriverMessage message)
    {
        int objects = message.ObjectCount;
        if (objects == 0)
        {
            return true;
        }

        int free = 0;
        for (int i = 0; i < objects; i++)
        {
            int offset = BitConverter.ToInt32(message.Bytes, i * 4);
            if (offset < free || offset > message.DataSize - IpcLimits.ObjectSize || !IsAllowed(sender, message, i))
            {
                Refused(sender, "object " + i + " of its message is malformed, of another device or not its own to give, one too many, or a file that cannot cross");
                return false;
            }

            free = offset + IpcLimits.ObjectSize;
        }

        for (int i = 0; i < objects; i++)
        {
            int at = IpcIo.RecordAt(message.Bytes, objects, i);
            int handle = BitConverter.ToInt32(message.Bytes, at + 4);
            IpcProcess? owner = BitConverter.ToInt32(message.Bytes, at) == IpcObjectType.Service ? _handles.Find(handle) : null;
            if (owner != null)
            {
                receiver.Grant(handle);
                int token = BitConverter.ToInt32(message.Bytes, at + 8);
                if (token >= SvcIdentity.FirstObjectToken)
                {
                    Objects!.Give(owner, token, receiver);
                }
            }
        }

        return true;
    }

    internal int ReleaseObject(IpcProcess holder, int handle, int token)
    {
        bool released;
        lock (Gate)
        {
            IpcProcess? owner = _handles.Find(handle);
            released = owner != null && Objects != null && Objects.Release(holder, owner, token);
        }

        Wake();
        return released ? EC.Success : EC.InvalidParam;
    }

    internal int ForgetObject(IpcProcess owner, int token)
    {
        lock (Gate)
        {
            return Objects == null || Objects.IsFree(owner, token) ? EC.Success : EC.Busy;
        }
    }

    /// <summary>Gives the objects back that the receiver of a message has not read. Under the gate.</summary>
    private void ReleaseUnread(IpcProcess holder, DriverMessage message)
    {
        for (int i = 0; Objects != null && i < message.ObjectCount; i++)
        {
            int at = message.UnreadObjectAt(i);
            IpcProcess? owner = at < 0 ? null : _handles.Find(BitConverter.ToInt32(message.Bytes, at + 4));
            if (owner != null)
            {
                Objects.Release(holder, owner, BitConverter.ToInt32(message.Bytes, at + 8));
            }
        }
    }

    private bool IsAllowed(IpcProcess sender, DriverMessage message, int index)
    {
        int at = IpcIo.RecordAt(message.Bytes, message.ObjectCount, index);
        int value = BitConverter.ToInt32(message.Bytes, at + 4);
        switch (BitConverter.ToInt32(message.Bytes, at))
        {
            case IpcObjectType.Buffer:
                int buffer = BitConverter.ToInt32(message.Bytes, at + 8);
                return buffer >= 0 && buffer < message.BufferCount && message.BufferAt(buffer).Length == value;
            case IpcObjectType.Service:
                if (value == SvcIdentity.InvalidHandle || value == SvcIdentity.SamgrHandle)
                {
                    return true;
                }

                int token = BitConverter.ToInt32(message.Bytes, at + 8);
                IpcProcess? owner = _handles.Find(value);
                return owner != null && MayCall(sender, owner, value) && (owner.Device == 0 || owner == sender || sender == Bus)
                    && (token < SvcIdentity.FirstObjectToken || (Objects != null && Objects.MayGive(sender, owner, token)));
            case IpcObjectType.FileDescriptor:
                return message.Descriptors != null && value >= 0;
            default:
                return false;
        }
    }
}
