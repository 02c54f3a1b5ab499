using System;

namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    private static readonly ParcelObject[] _noObjects = new ParcelObject[0];

    private ParcelObject[] _objects = _noObjects;
    private int _objectCount;
    private IpcSkeleton? _skeleton;

    /// <summary>Stubs, proxies and file descriptors in the parcel.</summary>
    public int ObjectCount => _objectCount;

    /// <summary>Whether a file descriptor was written into the parcel or came with it; stays true when it has been read.</summary>
    public bool ContainsDescriptors { get; private set; }

    /// <summary>Writes a stub of this process; whoever reads it can call it, and it lives as long as somebody can.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null and for a released proxy;
    /// <see cref="IpcError.ParcelWrite"/> when it does not fit.
    /// </returns>
    public int WriteRemoteStub(RemoteStub? stub) => WriteRemoteObject(stub);

    /// <summary>Writes a proxy; whoever reads it can call the same object.</summary>
    /// <returns>As <see cref="WriteRemoteStub"/>.</returns>
    public int WriteRemoteProxy(RemoteProxy? proxy) => WriteRemoteObject(proxy);

    /// <summary>Writes a stub or a proxy.</summary>
    /// <returns>As <see cref="WriteRemoteStub"/>.</returns>
    public int WriteRemoteObject(RemoteObject? remote)
    {
        if (remote == null || (remote is RemoteProxy proxy && proxy.IsReleased))
        {
            return IpcError.CheckParam;
        }

        ParcelObject? added = AddObject(false);
        if (added == null)
        {
            return IpcError.ParcelWrite;
        }

        added.Remote = remote;
        remote.AddRef();
        return IpcError.Success;
    }

    /// <summary>Writes a file descriptor; the parcel keeps one of its own to the same file. Desktop only.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for what is no descriptor; <see cref="IpcError.ParcelWrite"/>
    /// when it does not fit; <see cref="IpcError.NotSupported"/> on a board.
    /// </returns>
    public int WriteFileDescriptor(int descriptor)
    {
        if (KitPlatform.Descriptors == null)
        {
            return IpcError.NotSupported;
        }

        int own = descriptor < 0 ? -1 : KitPlatform.Descriptors.Duplicate(descriptor);
        if (own < 0)
        {
            return IpcError.CheckParam;
        }

        ParcelObject? added = AddObject(true);
        if (added == null)
        {
            KitPlatform.Descriptors.Close(own);
            return IpcError.ParcelWrite;
        }

        added.Descriptor = own;
        ContainsDescriptors = true;
        return IpcError.Success;
    }

    /// <summary>Reads a stub of this process that has come home.</summary>
    /// <param name="stub">The stub; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadRemoteStub(out RemoteStub? stub)
    {
        ParcelObject? found = FindObject(false);
        stub = found == null ? null : Resolve(found) as RemoteStub;
        return Taken(stub);
    }

    /// <summary>Reads an object of another process.</summary>
    /// <param name="proxy">The proxy, with a reference for the caller; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadRemoteProxy(out RemoteProxy? proxy)
    {
        ParcelObject? found = FindObject(false);
        proxy = found == null ? null : Resolve(found) as RemoteProxy;
        return Taken(proxy);
    }

    /// <summary>Reads a stub or a proxy.</summary>
    /// <param name="remote">The object, with a reference for the caller; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadRemoteObject(out RemoteObject? remote)
    {
        ParcelObject? found = FindObject(false);
        remote = found == null ? null : Resolve(found);
        return Taken(remote);
    }

    /// <summary>Reads a file descriptor, which then belongs to the caller: it cannot be read a second time.</summary>
    /// <param name="descriptor">The descriptor; -1 unless <see cref="IpcError.Success"/>.</param>
    /// <returns><see cref="IpcError.Success"/>, or <see cref="IpcError.ParcelRead"/> when there is none.</returns>
    public int ReadFileDescriptor(out int descriptor)
    {
        ParcelObject? found = FindObject(true);
        descriptor = found == null ? -1 : found.Descriptor;
        if (descriptor < 0)
        {
            return IpcError.ParcelRead;
        }

        found!.Descriptor = -1;
        _read += IpcLimits.ObjectSize;
        return IpcError.Success;
    }

    private int Taken(RemoteObject? remote)
    {
        if (remote == null)
        {
            return IpcError.ParcelRead;
        }

        remote.AddRef();
        _read += IpcLimits.ObjectSize;
        return IpcError.Success;
    }

    private ParcelObject? AddObject(bool isDescriptor)
    {
        int position = _size;
        int at = _objectCount == KitLimits.MaxParcelObjects ? -1 : Reserve(IpcLimits.ObjectSize);
        if (at < 0)
        {
            return null;
        }

        Array.Clear(_bytes, at, IpcLimits.ObjectSize);
        return Append(new ParcelObject(position, isDescriptor));
    }

    private ParcelObject Append(ParcelObject added)
    {
        if (_objectCount == _objects.Length)
        {
            ParcelObject[] grown = new ParcelObject[_objectCount == 0 ? 2 : _objectCount * 2];
            Array.Copy(_objects, grown, _objectCount);
            _objects = grown;
        }

        _objects[_objectCount++] = added;
        return added;
    }

    private bool CopyObject(Parcel owner, ParcelObject source, int shift)
    {
        ParcelObject copy = new ParcelObject(source.Position + shift, source.IsDescriptor);
        if (source.IsDescriptor && source.Descriptor >= 0)
        {
            copy.Descriptor = KitPlatform.Descriptors == null ? -1 : KitPlatform.Descriptors.Duplicate(source.Descriptor);
        }

        copy.Remote = source.IsDescriptor ? null : owner.Resolve(source);
        copy.Remote?.AddRef();
        Append(copy);
        return !source.IsDescriptor || source.Descriptor < 0 || copy.Descriptor >= 0;
    }

    private ParcelObject? FindObject(bool isDescriptor)
    {
        for (int i = 0; i < _objectCount; i++)
        {
            if (_objects[i].Position == _read)
            {
                return _objects[i].IsDescriptor == isDescriptor ? _objects[i] : null;
            }
        }

        return null;
    }

    private void DropObjects(int position)
    {
        while (_objectCount > 0 && _objects[_objectCount - 1].Position + IpcLimits.ObjectSize > position)
        {
            ParcelObject dropped = _objects[--_objectCount];
            dropped.Remote?.Release();
            if (dropped.Descriptor >= 0)
            {
                KitPlatform.Descriptors?.Close(dropped.Descriptor);
            }
        }
    }
}
