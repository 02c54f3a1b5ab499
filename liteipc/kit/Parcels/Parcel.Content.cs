using System;

namespace LiteIpc.Kit;

/// <content>Arguments and results of generated code inside a parcel: their number of bytes, and the bytes, padded to 4.</content>
public sealed partial class Parcel
{
    /// <summary>Writes the payload of a serializer: its number of bytes, and the bytes. They are copied.</summary>
    /// <param name="content">The serializer, written; without objects, which have no place of their own here.</param>
    /// <returns>False when it does not fit; the parcel is as before then.</returns>
    public bool WriteContent(IpcIo content)
    {
        int length = content.Length;
        int at = Reserve(4 + Align(length));
        if (at < 0)
        {
            return false;
        }

        Put32(at, length);
        Array.Copy(content.Buffer, content.Begin, _bytes, at + 4, length);
        Array.Clear(_bytes, at + 4 + length, Align(length) - length);
        return true;
    }

    /// <summary>Lets a serializer read what <see cref="WriteContent"/> has written, in place: for as long as the parcel is not changed.</summary>
    /// <param name="content">The serializer; it reads from the beginning of the payload.</param>
    /// <returns>False when there is nothing of the kind; the serializer is as before then.</returns>
    public bool ReadContent(IpcIo content)
    {
        if (ReadInt32(out int length) != IpcError.Success || length < 0 || length > _size - _read || (length == 0 && _read != _size))
        {
            return false;
        }

        int at = Consume(Align(length));
        if (at >= 0)
        {
            content.InitRead(_bytes, at, length);
        }

        return at >= 0;
    }
}
