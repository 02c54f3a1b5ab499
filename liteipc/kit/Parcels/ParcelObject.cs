namespace LiteIpc.Kit;

/// <summary>A remote object or a file descriptor at one place of a parcel.</summary>
internal sealed class ParcelObject
{
    internal readonly int Position;
    internal readonly bool IsDescriptor;

    /// <summary>One reference of the parcel's own; null when it has not been taken out of the message yet.</summary>
    internal RemoteObject? Remote;

    /// <summary>The parcel's own descriptor; -1 once it has been read.</summary>
    internal int Descriptor = -1;

    internal ParcelObject(int position, bool isDescriptor)
    {
        Position = position;
        IsDescriptor = isDescriptor;
    }
}
