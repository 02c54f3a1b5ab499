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

    /// <summary>The buffer of the task whose turn the caller has, or one of those that all share.</summary>
    internal IpcIo Rent(TaskPool? pool)
    {
        IpcIo? own = OwnOf(pool);
        if (own != null)
        {
            return own;
        }

        lock (_free)
        {
            if (_count > 0)
            {
                return _free[--_count]!;
            }
        }

        return new IpcIo(_options.MaxReplySize, _options.MaxReplyObjects);
    }

    internal void Return(TaskPool? pool, IpcIo reply)
    {
        // Written anew: a handler may have flipped it.
        reply.Restart();
        if (OwnOf(pool) == reply)
        {
            return;
        }

        lock (_free)
        {
            if (_count < Kept)
            {
                _free[_count++] = reply;
            }
        }
    }

    private IpcIo? OwnOf(TaskPool? pool) => pool?.Queue.ReplyBuffer(_options.MaxReplySize, _options.MaxReplyObjects);
}
