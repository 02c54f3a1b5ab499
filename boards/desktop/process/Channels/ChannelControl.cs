using LiteIpc.Desktop;

namespace Samgr.Emulator.Channels;

/// <summary>
/// The part of a channel that only the kernel writes and both ends read: whether it is open, and which objects the client may call.
/// When two addresses would stand in the same place, one of them goes through the kernel.
/// </summary>
internal sealed unsafe class ChannelControl(SharedMemory memory) : IDisposable
{
    internal const int Open = 0;

    /// <summary>The process that is called has ended.</summary>
    internal const int ServerDead = 1;

    /// <summary>The two processes no longer use it, and go through the kernel.</summary>
    internal const int Abandoned = 2;

    /// <summary>The process that calls has ended.</summary>
    internal const int ClientDead = 3;

    private const int LayoutAt = 4;
    private const int HandlesAt = 64;
    private const int HandleCount = 64;
    private const int ObjectsAt = 4096;
    private const int ObjectCount = 4096;

    private readonly int* _state = (int*)memory.Address;
    private readonly int* _layout = (int*)(memory.Address + LayoutAt);
    private readonly int* _handles = (int*)(memory.Address + HandlesAt);
    private readonly int* _objects = (int*)(memory.Address + ObjectsAt);

    // Sync channel-state (observe).
    internal int State => Volatile.Read(ref *_state);

    /// <summary>The <see cref="ChannelLayout.Version"/> of whoever made the channel. Written once, before either end has the memory.</summary>
    internal int Layout
    {
        get => Volatile.Read(ref *_layout);
        set => Volatile.Write(ref *_layout, value);
    }

    internal bool AllowsHandle(int handle) => Volatile.Read(ref _handles[handle & (HandleCount - 1)]) == handle;

    internal bool AllowsObject(int token) => Volatile.Read(ref _objects[token & (ObjectCount - 1)]) == token;

    /// <summary>Kernel: no message passes any more.</summary>
    // Sync channel-state (publish): every bell is rung after it.
    internal void End(int state) => Interlocked.CompareExchange(ref *_state, state, Open);

    /// <summary>Kernel: the client may call that handle; the newest one has the place.</summary>
    internal void AddHandle(int handle) => Volatile.Write(ref _handles[handle & (HandleCount - 1)], handle);

    internal void RemoveHandle(int handle) => Remove(_handles + (handle & (HandleCount - 1)), handle);

    /// <summary>Kernel: the client holds that object; the oldest one keeps the place.</summary>
    internal void AddObject(int token)
    {
        int* place = _objects + (token & (ObjectCount - 1));
        if (*place == 0)
        {
            Volatile.Write(ref *place, token);
        }
    }

    internal void RemoveObject(int token) => Remove(_objects + (token & (ObjectCount - 1)), token);

    public void Dispose() => memory.Dispose();

    private static void Remove(int* place, int value)
    {
        if (*place == value)
        {
            Volatile.Write(ref *place, 0);
        }
    }
}
