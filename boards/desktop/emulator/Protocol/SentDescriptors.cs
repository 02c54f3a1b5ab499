namespace Samgr.Emulator.Protocol;

/// <summary>File descriptors on their way through this process; whoever takes them first has them.</summary>
internal sealed class SentDescriptors
{
    private int[] _descriptors = [];

    internal void Put(int[] descriptors) => _descriptors = descriptors;

    /// <summary>Puts them into a frame, whose sender closes them.</summary>
    internal void MoveTo(FrameWriter frame) => frame.Descriptors.AddRange(TakeAll());

    /// <summary>Takes them out.</summary>
    internal int[] TakeAll() => Interlocked.Exchange(ref _descriptors, []);

    /// <summary>Closes those that nobody has taken.</summary>
    internal void Close() => Array.ForEach(TakeAll(), Descriptors.CloseOne);
}
