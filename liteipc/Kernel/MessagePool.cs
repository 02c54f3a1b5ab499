namespace LiteIpc;

/// <summary>
/// The message pool of one process: how many bytes its undelivered and unfreed messages may take, and the message objects
/// that are kept for the next ones. Guarded by the kernel's gate.
/// </summary>
internal sealed class MessagePool
{
    private const int Kept = 4;

    private IpcMessage? _free;
    private int _freeCount;

    internal int Size { get; private set; }

    internal int Used { get; private set; }

    internal bool IsMapped => Size > 0;

    internal void Map(int size) => Size = size;

    internal bool HasRoom(int charge) => charge <= Size - Used;

    internal IpcMessage Take(int charge)
    {
        IpcMessage message = _free ?? new IpcMessage();
        if (_free != null)
        {
            _free = message.Next;
            message.Next = null;
            _freeCount--;
        }

        message.Charge = charge;
        Used += charge;
        return message;
    }

    internal void Return(IpcMessage message)
    {
        Used -= message.Charge;
        message.Clear();
        if (_freeCount < Kept)
        {
            message.Next = _free;
            _free = message;
            _freeCount++;
        }
    }

    /// <summary>Gives the bytes back of a message whose object went to another owner.</summary>
    internal void Credit(int charge) => Used -= charge;
}
