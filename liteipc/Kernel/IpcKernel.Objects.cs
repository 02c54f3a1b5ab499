using System;

namespace LiteIpc;

public sealed partial class IpcKernel
{
    /// <summary>
    /// Checks every object record of a message and, when all of them are in order, gives the receiver what they stand for.
    /// </summary>
    private bool TransferObjects(IpcProcess sender, IpcProcess receiver, IpcMessage message)
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
                Refused(sender, "object " + i + " of its message is malformed, not its own to give, or a file descriptor that cannot cross here");
                return false;
            }

            free = offset + IpcLimits.ObjectSize;
        }

        for (int i = 0; i < objects; i++)
        {
            int at = IpcIo.RecordAt(message.Bytes, objects, i);
            int handle = BitConverter.ToInt32(message.Bytes, at + 4);
            if (BitConverter.ToInt32(message.Bytes, at) == IpcObjectType.Service && _handles.Find(handle) != null)
            {
                receiver.Grant(handle);
            }
        }

        return true;
    }

    private bool IsAllowed(IpcProcess sender, IpcMessage message, int index)
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

                IpcProcess? owner = _handles.Find(value);
                return owner != null && MayCall(sender, owner, value);
            case IpcObjectType.FileDescriptor:
                return message.Descriptors != null && value >= 0;
            default:
                return false;
        }
    }
}
