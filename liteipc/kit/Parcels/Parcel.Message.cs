using System;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    private IpcIo? _io;

    /// <summary>
    /// Signature of the function that the request is for: <see cref="IpcIo.Signature"/>, in the head of the message. The
    /// generated proxies and stubs of callbacks use it; what <see cref="WriteInterfaceToken"/> writes is another thing.
    /// </summary>
    public uint Signature;

    internal bool IsReceived => _message != null;

    internal bool IsReclaimed => _isReclaimed;

    /// <summary>Takes the content of a message over; the parcel frees it.</summary>
    internal void Attach(DriverMessage message, IpcSkeleton skeleton)
    {
        Empty();
        _message = message;
        _skeleton = skeleton;
        _own = _bytes;
        _bytes = message.Bytes;
        _begin = message.ObjectCount * 4;
        _size = message.DataSize;
        Signature = message.Data.Signature;
        ContainsDescriptors = false;
        for (int i = 0; i < message.ObjectCount; i++)
        {
            AttachObject(message, i);
        }
    }

    /// <summary>Writes the records of the objects, so that the content can be sent.</summary>
    /// <returns>Null when an object cannot be sent from this process.</returns>
    internal IpcIo? Pack(IpcSkeleton skeleton)
    {
        _io = _io ?? new IpcIo();
        if (_bytes.Length == 0)
        {
            Resize();
        }

        for (int i = 0; i < _objectCount; i++)
        {
            ParcelObject packed = _objects[i];
            int at = _begin + packed.Position;
            Put32(i * 4, packed.Position);
            if (packed.Descriptor >= 0)
            {
                PutRecord(at, IpcObjectType.FileDescriptor, packed.Descriptor, 0);
                continue;
            }

            // A descriptor that has been read, or an object that came without one, arrives as nothing.
            SvcIdentity? identity = packed.Remote == null ? SvcIdentity.Invalid : packed.Remote.IdentityIn(skeleton);
            if (identity == null)
            {
                return null;
            }

            PutRecord(at, IpcObjectType.Service, identity.Handle, identity.Token);
        }

        _io.InitParcel(_bytes, _begin, _size, _objectCount);
        _io.Signature = Signature;
        return _io;
    }

    /// <summary>The stub of this process that is an object of the parcel; null for anything else.</summary>
    internal RemoteStub? StubAt(int index) => _objects[index].Remote as RemoteStub;

    private void AttachObject(DriverMessage message, int index)
    {
        int position = BitConverter.ToInt32(_bytes, index * 4);
        int free = _objectCount == 0 ? 0 : _objects[_objectCount - 1].Position + IpcLimits.ObjectSize;
        if (position < free || position > _size - IpcLimits.ObjectSize)
        {
            return;
        }

        int descriptor = message.Descriptors == null || KitPlatform.Descriptors == null ? -1 : message.DescriptorAt(index);
        ParcelObject attached = Append(new ParcelObject(position, descriptor >= 0));
        if (descriptor >= 0)
        {
            attached.Descriptor = descriptor;
            message.SetDescriptor(index, -1);
            ContainsDescriptors = true;
        }
    }

    /// <summary>The stub or proxy at a place; null when the message holds none there.</summary>
    private RemoteObject? Resolve(ParcelObject found)
    {
        if (found.Remote == null && _message != null && !found.IsDescriptor
            && BitConverter.ToInt32(_bytes, _begin + found.Position) == IpcObjectType.Service)
        {
            found.Remote = _skeleton!.Adopt(IpcIo.TakeIdentity(_bytes, _begin + found.Position));
        }

        return found.Remote;
    }

    private void PutRecord(int at, int type, int first, int second)
    {
        Put32(at, type);
        Put32(at + 4, first);
        Put32(at + 8, second);
        Put32(at + 12, 0);
    }

    private void FreeMessage()
    {
        DriverMessage? message = _message;
        _message = null;
        if (_borrower != null && message != null)
        {
            message.Bytes = _borrower.Inherit();
            _borrower = null;
        }

        if (message != null)
        {
            _skeleton!.Context.Free(message);
        }
    }
}
