using LiteIpc;
using LiteIpc.Kit;

namespace Samgr;

/// <summary>Arguments and results inside a parcel: their number of bytes, and the bytes.</summary>
internal static class CallbackContent
{
    internal static bool Write(Parcel parcel, IpcIo content)
    {
        byte[] bytes = content.ToArray();
        return parcel.WriteInt32(bytes.Length) == IpcError.Success
            && (bytes.Length == 0 || parcel.WriteBuffer(bytes, bytes.Length) == IpcError.Success);
    }

    /// <summary>What stands in a parcel, to be read; null when it holds nothing of this kind.</summary>
    internal static IpcIo? Read(Parcel parcel)
    {
        byte[]? bytes = null;
        if (parcel.ReadInt32(out int size) != IpcError.Success
            || (size == 0 ? parcel.ReadableSize : parcel.ReadBuffer(size, out bytes)) != IpcError.Success)
        {
            return null;
        }

        IpcIo content = new IpcIo();
        content.InitRead(bytes ?? new byte[0], 0, size);
        return content;
    }
}
