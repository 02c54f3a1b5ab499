namespace LiteIpc;

/// <summary>The messages that wait for their receiver, oldest first. Guarded by the gate of its owner.</summary>
internal class MessageQueue
{
    private IpcMessage? _head;
    private IpcMessage? _tail;

    internal int Count;

    internal void Add(IpcMessage message)
    {
        if (_tail == null)
        {
            _head = message;
        }
        else
        {
            _tail.Next = message;
        }

        _tail = message;
        Count++;
    }

    internal IpcMessage? Take()
    {
        IpcMessage? message = _head;
        if (message == null)
        {
            return null;
        }

        _head = message.Next;
        if (_head == null)
        {
            _tail = null;
        }

        message.Next = null;
        Count--;
        return message;
    }
}
