using LiteIpc.Link;

namespace LiteIpc.Pairing.Tests.Support;

internal static class Any
{
    public static byte[] Bytes(byte first) => [.. Enumerable.Range(first, 32).Select(value => (byte)value)];

    public static PairedDevice Device(string name, byte id = 1, byte key = 101) =>
        new(name, Bytes(id), Bytes(key), DeviceKind.Board, LinkSecurity.Tagged);
}
