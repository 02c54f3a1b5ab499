namespace LiteIpc.Kit;

/// <summary>Something that writes itself into a parcel and reads itself back.</summary>
public interface IParcelable
{
    /// <summary>Writes the object; what it wrote before a failure is dropped.</summary>
    /// <returns>One of <see cref="IpcError"/>.</returns>
    int Marshal(Parcel parcel);

    /// <summary>Reads the object; a failure moves the read position back.</summary>
    /// <returns>One of <see cref="IpcError"/>.</returns>
    int Unmarshal(Parcel parcel);
}
