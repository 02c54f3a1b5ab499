using System.Collections;
using LiteIpc;

namespace Samgr;

/// <summary>The capabilities of the whole system, by names that its processes agree on; samgr keeps them.</summary>
/// <remarks>Every method may be called from any thread, and waits for samgr's answer.</remarks>
public static class SystemCapabilityCalls
{
    private const int RequestSize = 12;

    /// <summary>Adds a capability to those of the whole system.</summary>
    /// <param name="samgr">The process that asks.</param>
    /// <param name="name">1 to 63 characters.</param>
    /// <returns>
    /// <see cref="EC.Success"/>, also when it is there already; <see cref="EC.Invalid"/> for a name that cannot be one;
    /// <see cref="EC.NoSpace"/>; <see cref="EC.Failure"/> without IPC.
    /// </returns>
    public static int AddSystemCapability(this SamgrLite samgr, string? name)
    {
        if (!IsCapability(name))
        {
            return EC.Invalid;
        }

        int result = Transact(samgr, SamgrProtocol.Put, name!, out IpcMessage? reply);
        samgr.Ipc?.Free(reply);
        return result;
    }

    /// <summary>Whether the system has a capability; false for a name that cannot be one, and without IPC.</summary>
    /// <param name="samgr">The process that asks.</param>
    /// <param name="name">1 to 63 characters.</param>
    public static bool HasSystemCapability(this SamgrLite samgr, string? name)
    {
        if (!IsCapability(name))
        {
            return false;
        }

        bool has = Transact(samgr, SamgrProtocol.Get, name!, out IpcMessage? reply) == EC.Success && reply!.Data.ReadBool();
        samgr.Ipc?.Free(reply);
        return has;
    }

    /// <summary>All capabilities of the system.</summary>
    /// <param name="samgr">The process that asks.</param>
    /// <param name="names">The names; empty unless <see cref="EC.Success"/>.</param>
    /// <returns><see cref="EC.Success"/>; <see cref="EC.Failure"/> without IPC.</returns>
    public static int GetSystemAvailableCapabilities(this SamgrLite samgr, out string[] names)
    {
        ArrayList found = new ArrayList();
        int result = EC.Success;
        bool isLast = samgr.Ipc == null;
        for (int from = 0; !isLast && result == EC.Success;)
        {
            IpcIo request = new IpcIo(RequestSize);
            request.WriteInt32(SamgrProtocol.SystemCapability);
            request.WriteInt32(SamgrProtocol.All);
            request.WriteInt32(from);
            result = samgr.Ipc!.Transact(SvcIdentity.Samgr, 0, request, out IpcMessage? reply);
            isLast = result != EC.Success || ReadCapabilities(reply!.Data, found, ref from);
            samgr.Ipc!.Free(reply);
        }

        names = (string[])found.ToArray(typeof(string));
        return samgr.Ipc == null ? EC.Failure : result;
    }

    private static bool IsCapability(string? name) => SaName.Check(name) == EC.Success;

    private static bool ReadCapabilities(IpcIo reply, ArrayList found, ref int from)
    {
        bool isLast = reply.ReadBool();
        from = reply.ReadInt32();
        int count = reply.ReadInt32();
        for (int i = 0; i < count && reply.Available; i++)
        {
            string? name = reply.ReadString();
            if (name != null)
            {
                found.Add(name);
            }
        }

        return isLast || count == 0 || !reply.Available;
    }

    private static int Transact(SamgrLite samgr, int operation, string name, out IpcMessage? reply)
    {
        reply = null;
        return samgr.Ipc == null
            ? EC.Failure
            : samgr.Ipc!.Transact(SvcIdentity.Samgr, 0, SamgrProtocol.Request(SamgrProtocol.SystemCapability, operation, name, null), out reply);
    }
}
