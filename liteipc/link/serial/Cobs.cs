namespace LiteIpc.Link.Serial;

/// <summary>Consistent Overhead Byte Stuffing: bytes without a zero among them, so that a zero ends a segment.</summary>
internal static class Cobs
{
    private const int MaxRun = 254;

    /// <summary>Encodes, and puts the zero behind it.</summary>
    /// <returns>Bytes written.</returns>
    internal static int Encode(byte[] source, int count, byte[] target)
    {
        int mark = 0;
        int at = 1;
        for (int i = 0; i < count; i++)
        {
            if (source[i] != 0)
            {
                target[at++] = source[i];
            }

            if (source[i] == 0 || at - mark > MaxRun)
            {
                target[mark] = (byte)(at - mark);
                mark = at++;
            }
        }

        target[mark] = (byte)(at - mark);
        target[at] = 0;
        return at + 1;
    }

    /// <summary>Decodes in place what stood before a zero.</summary>
    /// <returns>Bytes that are left; -1 for what nobody has encoded.</returns>
    internal static int Decode(byte[] bytes, int count)
    {
        int at = 0;
        int written = 0;
        while (at < count)
        {
            int run = bytes[at++];
            if (run == 0 || at + run - 1 > count)
            {
                return -1;
            }

            for (int i = 1; i < run; i++)
            {
                bytes[written++] = bytes[at++];
            }

            if (run <= MaxRun && at < count)
            {
                bytes[written++] = 0;
            }
        }

        return written;
    }
}
