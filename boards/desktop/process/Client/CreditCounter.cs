namespace Samgr.Emulator.Client;

/// <summary>
/// The bytes of its pool that this process has freed and the kernel does not know of yet. They ride on the next frame; a
/// frame of their own goes when they exceed an eighth of the pool, or when the process has nothing else to say for a while.
/// </summary>
internal sealed class CreditCounter
{
    private int _bytes;
    private int _limit = int.MaxValue;

    internal bool IsPending => Volatile.Read(ref _bytes) > 0;

    internal void SetPool(int size) => Volatile.Write(ref _limit, size / 8);

    /// <summary>Counts bytes.</summary>
    /// <returns>True when they should be reported now.</returns>
    internal bool Add(int bytes) => Interlocked.Add(ref _bytes, bytes) > Volatile.Read(ref _limit);

    internal int Take() => Interlocked.Exchange(ref _bytes, 0);
}
