using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>File descriptors on their way through this process; whoever takes them first has them.</summary>
internal sealed class SentDescriptors(IDescriptorOwner? owner = null)
{
    private int[] _descriptors = [];

    /// <summary>How many there are.</summary>
    internal int Count => Volatile.Read(ref _descriptors).Length;

    internal void Put(int[] descriptors) => _descriptors = descriptors;

    /// <summary>Puts them into a frame, whose sender has them closed.</summary>
    internal void MoveTo(FrameWriter frame) => frame.Attach(TakeAll(), owner);

    /// <summary>Takes them out.</summary>
    internal int[] TakeAll() => Interlocked.Exchange(ref _descriptors, []);

    /// <summary>Has those closed that nobody has taken; waits for nothing.</summary>
    internal void Close() => Array.ForEach(TakeAll(), descriptor => owner?.Close(descriptor));
}
