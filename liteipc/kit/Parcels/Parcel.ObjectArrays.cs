namespace LiteIpc.Kit;

public sealed partial class Parcel
{
    private const int SmallestString = 8;

    /// <summary>Writes the number of strings, and each like <see cref="WriteString"/>.</summary>
    /// <returns>
    /// <see cref="IpcError.Success"/>; <see cref="IpcError.CheckParam"/> for null, also among them;
    /// <see cref="IpcError.ParcelWrite"/> when they do not fit.
    /// </returns>
    public int WriteStringArray(string[]? values)
    {
        if (values == null)
        {
            return IpcError.CheckParam;
        }

        int start = _size;
        int result = Put32(values.Length);
        for (int i = 0; result == IpcError.Success && i < values.Length; i++)
        {
            result = WriteString(values[i]);
        }

        return Written(result, start);
    }

    /// <summary>Writes the number of objects, and each like <see cref="WriteRemoteObject"/>.</summary>
    /// <returns>As <see cref="WriteStringArray"/>.</returns>
    public int WriteRemoteObjectArray(RemoteObject[]? values)
    {
        if (values == null)
        {
            return IpcError.CheckParam;
        }

        int start = _size;
        int result = Put32(values.Length);
        for (int i = 0; result == IpcError.Success && i < values.Length; i++)
        {
            result = WriteRemoteObject(values[i]);
        }

        return Written(result, start);
    }

    /// <summary>Reads strings with their number.</summary>
    /// <param name="values">The strings; null unless <see cref="IpcError.Success"/>.</param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadStringArray(out string[]? values)
    {
        int start = _read;
        int count = ReadCount(SmallestString);
        values = count < 0 ? null : new string[count];
        for (int i = 0; i < count; i++)
        {
            if (ReadString(out string? value) != IpcError.Success)
            {
                values = null;
                break;
            }

            values![i] = value!;
        }

        _read = values == null ? start : _read;
        return values == null ? IpcError.ParcelRead : IpcError.Success;
    }

    /// <summary>Reads stubs and proxies with their number.</summary>
    /// <param name="values">
    /// The objects, of each proxy a reference for the caller; null unless <see cref="IpcError.Success"/>.
    /// </param>
    /// <returns>As <see cref="ReadInt8Array"/>.</returns>
    public int ReadRemoteObjectArray(out RemoteObject[]? values)
    {
        int start = _read;
        int count = ReadCount(IpcLimits.ObjectSize);
        values = count < 0 ? null : new RemoteObject[count];
        for (int i = 0; i < count; i++)
        {
            if (ReadRemoteObject(out RemoteObject? value) != IpcError.Success)
            {
                ReleaseFirst(values!, i);
                values = null;
                break;
            }

            values![i] = value!;
        }

        _read = values == null ? start : _read;
        return values == null ? IpcError.ParcelRead : IpcError.Success;
    }

    private static void ReleaseFirst(RemoteObject[] values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i].Release();
        }
    }

    private int Written(int result, int start)
    {
        if (result != IpcError.Success)
        {
            RewindWrite(start);
        }

        return result;
    }

    private int ReadCount(int smallest)
        => ReadInt32(out int count) == IpcError.Success && count >= 0 && count <= (_size - _read) / smallest ? count : -1;
}
