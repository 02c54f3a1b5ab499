namespace LiteIpc.Tests.Support;

/// <summary>What tests do at a door all the time.</summary>
internal static class Doors
{
    /// <summary>The next message, which has to be there or on its way.</summary>
    public static IpcMessage Next(this IpcProcess process)
    {
        Assert.Equal(EC.Success, process.Receive(World.Patience, out IpcMessage? message));
        return message!;
    }

    public static void HasNothing(this IpcProcess process)
        => Assert.Equal(EC.Timeout, process.Receive(0, out _));

    public static int SendOneWay(this IpcProcess process, SvcIdentity target, int code = 0, IpcIo? request = null)
        => process.Transact(target, code, request, IpcFlag.OneWay, 0, out _);

    /// <summary>A two-way call that does not wait: the request is delivered, the caller gives up at once.</summary>
    public static int CallWithoutWaiting(this IpcProcess process, SvcIdentity target, int code = 0, IpcIo? request = null)
        => process.Transact(target, code, request, IpcFlag.Default, 0, out _);

    public static IpcIo Holding(int value)
    {
        var io = new IpcIo(4);
        io.WriteInt32(value);
        return io;
    }

    public static IpcIo Holding(SvcIdentity identity)
    {
        var io = new IpcIo(32, 1);
        io.WriteRemoteObject(identity);
        return io;
    }

    public static IpcIo OfSize(int bytes)
    {
        var io = new IpcIo(bytes);
        while (io.Remaining > 0)
        {
            io.WriteUint8Unaligned(0x77);
        }

        return io;
    }
}
