namespace LiteIpc.Link.Serial;

/// <summary>CRC-32 as Ethernet has it (polynomial 0x04C11DB7, reflected), four bits at a time: a board has no room for the large table.</summary>
internal static class Crc32
{
    private static readonly uint[] _table =
    {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };

    internal static int Of(byte[] bytes, int start, int count)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = start; i < start + count; i++)
        {
            crc = _table[(crc ^ bytes[i]) & 15] ^ (crc >> 4);
            crc = _table[(crc ^ (uint)(bytes[i] >> 4)) & 15] ^ (crc >> 4);
        }

        return (int)~crc;
    }
}
