using LiteIpc;

namespace Samgr;

/// <summary>The buffers that services write their replies into, used over and over.</summary>
internal sealed class ReplyBuffers
{
    private const int Kept = 4;

    private readonly SamgrOptions _options;
    private readonly IpcIo?[] _free = new IpcIo?[Kept];
    private int _count;

    internal ReplyBuffers(SamgrOptions options)
    {
        _options = options;
    }

    internal IpcIo Rent()
    {
        lock (_free)
        {
            if (_count > 0)
            {
                return _free[--_count]!;
            }
        }

        return new IpcIo(_options.MaxReplySize, _options.MaxReplyObjects);
    }

    internal void Return(IpcIo reply)
    {
        // Written anew: a handler may have flipped it.
        reply.Restart();
        lock (_free)
        {
            if (_count < Kept)
            {
                _free[_count++] = reply;
            }
        }
    }
}
