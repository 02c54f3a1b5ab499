namespace LiteIpc.Kit;

/// <summary>Asks the bus for the devices.</summary>
internal static class BusDevices
{
    /// <summary>The network id of a device by its number in messages; empty when there is none.</summary>
    internal static string NetworkIdOf(IpcContext context, int number)
    {
        string found = string.Empty;
        int all = 1;
        for (int first = 0; first < all && found.Length == 0;)
        {
            IpcIo request = new IpcIo(8);
            request.WriteInt32(first);
            int result = context.Transact(SvcIdentity.Bus, BusCode.List, request, out IpcMessage? reply);
            if (result != EC.Success)
            {
                context.Free(reply);
                return found;
            }

            all = reply!.Data.ReadInt32();
            int count = reply.Data.ReadInt32();
            for (int i = 0; i < count; i++)
            {
                reply.Data.ReadString();
                string? id = reply.Data.ReadString();
                found = reply.Data.ReadInt32() == number && id != null ? id : found;
                reply.Data.ReadInt32();
                reply.Data.ReadString();
            }

            first += count;
            all = count == 0 ? 0 : all;
            context.Free(reply);
        }

        return found;
    }

    /// <summary>The network id of this device; empty where it has no links.</summary>
    internal static string LocalId(IpcContext context)
    {
        int result = context.Transact(SvcIdentity.Bus, BusCode.Local, null, out IpcMessage? reply);
        string? id = null;
        if (result == EC.Success)
        {
            reply!.Data.ReadString();
            id = reply.Data.ReadString();
        }

        context.Free(reply);
        return id ?? string.Empty;
    }
}
