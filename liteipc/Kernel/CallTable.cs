using System.Threading;

namespace LiteIpc;

/// <summary>A two-way call under way.</summary>
internal sealed class IpcCall
{
    internal int Sequence;

    internal IpcProcess? Caller;

    internal IpcProcess? Server;

    /// <summary>In place of a token: samgr is called.</summary>
    internal const int NoToken = -1;

    /// <summary>The token of the service or object that is called.</summary>
    internal int Token;

    /// <summary>The caller's own number for the call when it waits behind a connection, 0 when it waits on <see cref="Done"/>.</summary>
    internal int RemoteSequence;

    internal DriverMessage? Reply;

    internal int Result;

    internal bool Completed;

    internal readonly AutoResetEvent Done = new AutoResetEvent(false);

    internal IpcCall? NextFree;
}

/// <summary>The calls under way. A sequence is never 0, and its slot is the sequence modulo the capacity.</summary>
internal sealed class CallTable
{
    private readonly IpcCall?[] _calls;
    private IpcCall? _free;

    /// <summary>The sequence of the last call.</summary>
    internal int Last;

    internal CallTable(int capacity)
    {
        _calls = new IpcCall?[capacity];
    }

    internal int Capacity => _calls.Length;

    internal int Count;

    /// <summary>Enters a call; there must be room for it.</summary>
    internal IpcCall Begin(IpcProcess caller, IpcProcess server, int remoteSequence)
    {
        do
        {
            Last = Last == int.MaxValue ? 1 : Last + 1;
        }
        while (_calls[Last % _calls.Length] != null);

        IpcCall call = _free ?? new IpcCall();
        _free = call.NextFree;
        call.NextFree = null;
        call.Sequence = Last;
        call.Caller = caller;
        call.Server = server;
        call.RemoteSequence = remoteSequence;
        call.Reply = null;
        call.Result = EC.Timeout;
        call.Completed = false;
        call.Done.Reset();
        _calls[Last % _calls.Length] = call;
        Count++;
        caller.Calls++;
        return call;
    }

    internal IpcCall? Find(int sequence)
    {
        if (sequence <= 0)
        {
            return null;
        }

        IpcCall? call = _calls[sequence % _calls.Length];
        return call != null && call.Sequence == sequence ? call : null;
    }

    internal IpcCall? At(int slot) => _calls[slot];

    internal void End(IpcCall call)
    {
        _calls[call.Sequence % _calls.Length] = null;
        Count--;
        call.Caller!.Calls--;
        call.Caller = null;
        call.Server = null;
        call.Reply = null;
        call.NextFree = _free;
        _free = call;
    }
}
