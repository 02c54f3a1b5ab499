namespace LiteIpc.Kit;

/// <summary>Something that writes itself into a parcel and reads itself back.</summary>
public interface IParcelable
{
    /// <summary>Writes the object; what it wrote before a failure is dropped.</summary>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.ParcelWrite"/>, or another code, when it could not.</returns>
    int Marshal(Parcel parcel);

    /// <summary>Reads the object; a failure moves the read position back.</summary>
    /// <returns><see cref="IpcError.Success"/>; <see cref="IpcError.ParcelRead"/>, or another code, when it could not.</returns>
    int Unmarshal(Parcel parcel);
}
