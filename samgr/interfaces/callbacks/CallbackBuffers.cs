using System.Threading;
using LiteIpc;

namespace Samgr;

/// <summary>
/// The buffers that the stub of a callback reads a call from and writes its answer to. One pair is kept for the next call; a call at
/// the same time makes its own.
/// </summary>
internal sealed class CallbackBuffers
{
    private static CallbackBuffers? _kept;
    private static int _isTaken;

    internal readonly IpcIo Request = new IpcIo();
    internal readonly IpcIo Answer;
    private readonly int _size;

    private CallbackBuffers(int size)
    {
        _size = size;
        Answer = new IpcIo(size);
    }

    internal static CallbackBuffers Take(int size)
    {
        if (Interlocked.CompareExchange(ref _isTaken, 1, 0) != 0)
        {
            return new CallbackBuffers(size);
        }

        CallbackBuffers? kept = _kept;
        if (kept == null || kept._size < size)
        {
            kept = new CallbackBuffers(size);
            _kept = kept;
        }

        kept.Answer.Restart();
        return kept;
    }

    internal void GiveBack()
    {
        if (this == _kept)
        {
            Interlocked.Exchange(ref _isTaken, 0);
        }
    }
}
