using System;
using LiteIpc;

namespace Samgr;

/// <summary>Reads and writes the values of generated code that <see cref="IpcIo"/> has no method for.</summary>
public static class Wire
{
    /// <summary>Writes a single-precision number without an array in between.</summary>
    public static void WriteSingle(IpcIo io, float value) => io.WriteSingle(value);

    /// <summary>Writes bytes, none included: their number and the bytes, padded to 4.</summary>
    public static void WriteBytes(IpcIo io, byte[] values)
    {
        io.WriteInt32(values.Length);
        if (values.Length > 0)
        {
            io.WriteRawData(values, 0, values.Length);
        }
    }

    /// <summary>Reads bytes; null with <see cref="IpcIo.Overflowed"/> set when there are not so many.</summary>
    public static byte[]? ReadBytes(IpcIo io)
    {
        int count = io.ReadInt32();
        return count == 0 && io.Available ? new byte[0] : io.ReadRawData(count);
    }

    /// <summary>Reads a time; the earliest with <see cref="IpcIo.Overflowed"/> set when there is none.</summary>
    public static DateTime ReadTime(IpcIo io)
    {
        long ticks = io.ReadInt64();
        if (ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks)
        {
            return new DateTime(ticks);
        }

        Fail(io);
        return DateTime.MinValue;
    }

    /// <summary>Reads a span of time.</summary>
    public static TimeSpan ReadSpan(IpcIo io) => new TimeSpan(io.ReadInt64());

    /// <summary>Makes a message fail that would not be what the interface says.</summary>
    public static void Fail(IpcIo io) => io.ReadRawData(0);

    /// <summary>Whether everything has been read and nothing is left: the arguments are those of the function.</summary>
    public static bool IsComplete(IpcIo io) => io.Available && io.Remaining == 0;

    /// <summary>Refuses null where the interface says that there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">The name of the value, for the message.</param>
    /// <exception cref="ServiceException">It is null: <see cref="EC.Invalid"/>.</exception>
    public static void NotNull(object? value, string what)
    {
        if (value == null)
        {
            throw new ServiceException(EC.Invalid, what + " is null; declare it with '?' where it may be");
        }
    }

    /// <summary>Refuses null inside an array where the interface says that there is none.</summary>
    /// <param name="values">The array; null is none.</param>
    /// <param name="what">The name of an element, for the message.</param>
    /// <exception cref="ServiceException">One is null: <see cref="EC.Invalid"/>.</exception>
    public static void NoneNull(string[]? values, string what)
    {
        for (int i = 0; values != null && i < values.Length; i++)
        {
            if (values[i] == null)
            {
                NotNull(null, what);
            }
        }
    }
}
