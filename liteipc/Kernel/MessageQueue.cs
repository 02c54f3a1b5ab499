namespace LiteIpc;

/// <summary>The messages that wait for their receiver, oldest first. Guarded by the gate of its owner.</summary>
internal class MessageQueue
{
    private DriverMessage? _head;
    private DriverMessage? _tail;

    internal int Count;

    internal void Add(DriverMessage message)
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

    internal DriverMessage? Take()
    {
        DriverMessage? message = _head;
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
