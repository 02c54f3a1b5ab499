using LiteIpc;

namespace Samgr.Bench.Machines;

/// <summary>The 64 bytes that a call carries there and back.</summary>
internal static class Payload
{
    internal const int Bytes = 64;

    private const int Values = Bytes / sizeof(long);

    internal static void Write(IpcIo io)
    {
        for (int i = 0; i < Values; i++)
        {
            io.WriteInt64(i);
        }
    }

    internal static void Copy(IpcIo from, IpcIo to)
    {
        for (int i = 0; i < Values; i++)
        {
            to.WriteInt64(from.ReadInt64());
        }
    }

    /// <summary>Reads the payload to its end.</summary>
    /// <returns>False when it is not the one that was sent.</returns>
    internal static bool Check(IpcIo io)
    {
        bool isSame = true;
        for (int i = 0; i < Values; i++)
        {
            isSame &= io.ReadInt64() == i;
        }

        return isSame && io.Available;
    }
}
