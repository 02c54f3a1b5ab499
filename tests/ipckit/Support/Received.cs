namespace LiteIpc.Kit.Tests;

/// <summary>A message with bytes that no process would write, and the parcel that takes it over.</summary>
internal sealed class Received : IDisposable
{
    private readonly DriverMessage _message = new();
    private readonly IpcSkeleton _skeleton;
    private readonly int _objects;

    public Received(IpcSkeleton skeleton, int objects, int capacity = 1024)
    {
        _skeleton = skeleton;
        _objects = objects;
        _message.Prepare(capacity, objects, 0);
        Array.Clear(_message.Bytes);
    }

    /// <summary>The table, the payload and what lies behind it.</summary>
    public Span<byte> Bytes => _message.Bytes;

    /// <summary>Has the table say that an object stands at a place.</summary>
    public void Place(int index, int position) => BitConverter.TryWriteBytes(Bytes[(index * 4)..], position);

    /// <summary>Puts the record of an object.</summary>
    public void Put(int index, int position, int type, int first, int second)
    {
        Place(index, position);
        Span<byte> record = Bytes[((_objects * 4) + position)..];
        BitConverter.TryWriteBytes(record, type);
        BitConverter.TryWriteBytes(record[4..], first);
        BitConverter.TryWriteBytes(record[8..], second);
    }

    /// <summary>The parcel; the next one may be made when it is reclaimed.</summary>
    public Parcel Parcel(int size)
    {
        _message.Prepare(size, _objects, 0);
        _message.Seal();
        Parcel parcel = new();
        parcel.Attach(_message, _skeleton);
        return parcel;
    }

    public void Dispose() => _message.Clear();
}
