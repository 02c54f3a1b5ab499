namespace Samgr.Bench.Machines;

/// <summary>The kinds of work that the caller can repeat.</summary>
internal enum CallWork
{
    /// <summary>A call of a service, 64 bytes there and back.</summary>
    Call,

    /// <summary>64 one-way calls of a service, and one that waits until they have been served.</summary>
    OneWay,

    /// <summary>A synchronous request to an object of the IPC Kit, 64 bytes there and back.</summary>
    KitCall,

    /// <summary>64 asynchronous requests to an object of the IPC Kit, and a synchronous one behind them.</summary>
    KitAsync,

    /// <summary>A synchronous request to an object of the IPC Kit, 200 KB there and back.</summary>
    Parcel,

    /// <summary>A call with two numbers through a generated proxy.</summary>
    Generated,

    /// <summary>The same through a proxy written by hand.</summary>
    ByHand,
}
