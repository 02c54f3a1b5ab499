namespace LiteIpc.Kit;

/// <summary>The limits of the IPC Kit, with the values of the field.</summary>
public static class KitLimits
{
    /// <summary>Bytes of a parcel at most.</summary>
    public const int MaxParcelSize = IpcLimits.MaxParcelSize;

    /// <summary>Stubs, proxies, file descriptors and regions in one parcel at most.</summary>
    public const int MaxParcelObjects = IpcLimits.MaxObjects;

    /// <summary>Bytes of a parcel's first buffer; it grows by doubling.</summary>
    public const int FirstCapacity = 64;

    /// <summary>The smallest request code.</summary>
    public const int FirstCode = 1;

    /// <summary>The largest request code.</summary>
    public const int LastCode = 0x00ffffff;

    /// <summary>Characters of a descriptor or an interface token at most.</summary>
    public const int MaxToken = 204_800;

    /// <summary>Threads that serve the requests of a process at the same time unless told otherwise.</summary>
    public const int DefaultWorkThreads = 16;

    /// <summary>Threads that serve the requests of a process at the same time at most.</summary>
    public const int MaxWorkThreads = 32;

    /// <summary>
    /// Threads of a process that wait for replies while they serve requests themselves, beside those that serve. The next one
    /// that waits counts as one that serves.
    /// </summary>
    public const int MaxWaitingThreads = 64;

    /// <summary>Seconds that a synchronous request waits for its reply unless told otherwise.</summary>
    public const int DefaultWaitTime = 8;

    /// <summary>Bytes of the largest buffer that a parcel of the kit's own keeps for the next request, on a board.</summary>
    public const int KeptCapacity = 1024;

    /// <summary>Reclaimed parcels that <see cref="Parcel.Create"/> gives out again, on a board: as many as two calls at a time have.</summary>
    public const int KeptParcels = 4;
}
