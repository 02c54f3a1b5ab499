using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceStub
{
    /// <summary>Bytes of an info reply beside its text: status, length, and the length and end of the string.</summary>
    private const int InfoOverhead = 20;

    private long _calls;
    private long _errors;
    private long _refused;
    private long _totalMs;
    private long _longestMs;

    private void Count(long tookMs)
    {
        _calls++;
        _totalMs += tookMs;
        if (tookMs > _longestMs)
        {
            _longestMs = tookMs;
        }
    }

    private int ServeReserved(int function, IpcIo request, IpcIo reply)
    {
        int from = function == ReservedFunctions.Info ? request.ReadInt32() : 0;
        if (!Wire.IsComplete(request))
        {
            return EC.Invalid;
        }

        switch (function)
        {
            case ReservedFunctions.Ping:
                BeginReply(reply);
                reply.WriteInt32(_version);
                return EC.Success;
            case ReservedFunctions.Info:
                return WriteInfo(reply, from);
            case ReservedFunctions.Stats:
                BeginReply(reply);
                reply.WriteInt64(_calls);
                reply.WriteInt64(_errors);
                reply.WriteInt64(_refused);
                reply.WriteInt64(_totalMs);
                reply.WriteInt64(_longestMs);
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }

    private int WriteInfo(IpcIo reply, int from)
    {
        string text = Description;
        if (from < 0 || from > text.Length)
        {
            return EC.Invalid;
        }

        int room = reply.Remaining - InfoOverhead;
        int count = text.Length - from < room ? text.Length - from : room;
        if (count < 0)
        {
            return EC.NoSpace;
        }

        BeginReply(reply);
        reply.WriteInt32(text.Length);
        reply.WriteString(text.Substring(from, count));
        return EC.Success;
    }
}
