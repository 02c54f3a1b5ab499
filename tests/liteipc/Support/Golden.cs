namespace LiteIpc.Tests.Support;

/// <summary>Compares what is written with bytes spelt out in the test, and reads the values back from those bytes.</summary>
internal static class Golden
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty));

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    public static void Check(string hex, Action<IpcIo> write, Action<IpcIo> read)
    {
        var written = new IpcIo(256);
        write(written);
        Assert.True(written.Available);
        Assert.Equal(Hex(Bytes(hex)), Hex(written.ToArray()));

        IpcIo golden = Reading(hex);
        read(golden);
        Assert.True(golden.Available);
        Assert.Equal(0, golden.Remaining);
    }

    public static IpcIo Reading(string hex)
    {
        byte[] bytes = Bytes(hex);
        var io = new IpcIo();
        io.InitRead(bytes, 0, bytes.Length);
        return io;
    }
}
