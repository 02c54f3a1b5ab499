using System;

namespace LiteIpc;

/// <summary>
/// Values that few messages hold: those without padding, pointers, and interface tokens. Apart from <see cref="IpcIo"/>, since most boards
/// send none.
/// </summary>
public static class IpcIoUnpadded
{
    /// <summary>Writes a pointer-sized value; it means nothing to another process.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WritePointer(this IpcIo io, uint value) => io.WriteInt32((int)value);

    /// <summary>Reads a pointer-sized value of the sender's.</summary>
    public static uint ReadPointer(this IpcIo io) => (uint)io.ReadInt32();

    /// <summary>Writes one byte without padding; the next value follows directly.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WriteUint8Unaligned(this IpcIo io, byte value)
    {
        int at = io.Reserve(1);
        if (at < 0)
        {
            return false;
        }

        io.Buffer[at] = value;
        return true;
    }

    /// <summary>Writes two bytes without padding; the next value follows directly.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WriteUint16Unaligned(this IpcIo io, ushort value)
    {
        int at = io.Reserve(2);
        if (at < 0)
        {
            return false;
        }

        io.Buffer[at] = (byte)value;
        io.Buffer[at + 1] = (byte)(value >> 8);
        return true;
    }

    /// <summary>Writes one byte, 0 or 1, without padding.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WriteBoolUnaligned(this IpcIo io, bool value) => io.WriteUint8Unaligned((byte)(value ? 1 : 0));

    /// <summary>Writes a signed byte without padding.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WriteInt8Unaligned(this IpcIo io, sbyte value) => io.WriteUint8Unaligned((byte)value);

    /// <summary>Writes a signed 16-bit number without padding.</summary>
    /// <returns>False when it did not fit.</returns>
    public static bool WriteInt16Unaligned(this IpcIo io, short value) => io.WriteUint16Unaligned((ushort)value);

    /// <summary>Reads one byte that was written without padding.</summary>
    public static byte ReadUint8Unaligned(this IpcIo io)
    {
        int at = io.Consume(1);
        return at < 0 ? (byte)0 : io.Buffer[at];
    }

    /// <summary>Reads two bytes that were written without padding.</summary>
    public static ushort ReadUint16Unaligned(this IpcIo io)
    {
        int at = io.Consume(2);
        return at < 0 ? (ushort)0 : BitConverter.ToUInt16(io.Buffer, at);
    }

    /// <summary>Reads a truth value that was written without padding.</summary>
    public static bool ReadBoolUnaligned(this IpcIo io) => io.ReadUint8Unaligned() != 0;

    /// <summary>Reads a signed byte that was written without padding.</summary>
    public static sbyte ReadInt8Unaligned(this IpcIo io) => (sbyte)io.ReadUint8Unaligned();

    /// <summary>Reads a signed 16-bit number that was written without padding.</summary>
    public static short ReadInt16Unaligned(this IpcIo io) => (short)io.ReadUint16Unaligned();

    /// <summary>
    /// Writes an interface token as UTF-16: the number of code units as a uint32, the units, a NUL unit, padding to 4.
    /// </summary>
    /// <returns>False when it is null or empty, or did not fit.</returns>
    public static bool WriteInterfaceToken(this IpcIo io, string? value)
    {
        if (value == null || value.Length == 0 || value.Length > IpcLimits.MaxIoSize)
        {
            return io.Fail();
        }

        int start = io.Position;
        if (!io.WriteInt32(value.Length))
        {
            return false;
        }

        // A board's string indexer gives a high surrogate twice instead of the pair.
        char[] units = value.ToCharArray();
        for (int i = 0; i < units.Length; i++)
        {
            if (!io.WriteUint16Unaligned(units[i]))
            {
                return false;
            }
        }

        return io.WriteUint16Unaligned(0) && io.Pad(start);
    }

    /// <summary>Reads an interface token; null with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static string? ReadInterfaceToken(this IpcIo io)
    {
        int start = io.Position;
        int length = io.ReadInt32();
        if (length <= 0 || length > io.Remaining / 2)
        {
            io.Fail();
            return null;
        }

        char[] text = new char[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = (char)io.ReadUint16Unaligned();
        }

        if (io.ReadUint16Unaligned() != 0)
        {
            io.Fail();
            return null;
        }

        int read = io.Position - start;
        return io.Consume(IpcIo.Align(read) - read) < 0 ? null : new string(text);
    }

    private static bool Pad(this IpcIo io, int start)
    {
        int written = io.Position - start;
        int padding = IpcIo.Align(written) - written;
        int at = io.Reserve(padding);
        if (at < 0)
        {
            return false;
        }

        Array.Clear(io.Buffer, at, padding);
        return true;
    }
}
