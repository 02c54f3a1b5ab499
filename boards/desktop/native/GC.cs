namespace nanoFramework.Runtime.Native;

/// <summary>The garbage collector as boards offer it.</summary>
public static class GC
{
    /// <summary>Tells how much memory is free. The desktop has a collector that needs no telling.</summary>
    /// <param name="compactHeap">Whether the heap is to be compacted as well.</param>
    /// <returns>Free bytes; those of the desktop, up to 4 GiB.</returns>
    public static uint Run(bool compactHeap)
    {
        GCMemoryInfo memory = System.GC.GetGCMemoryInfo();
        long free = Math.Max(0, memory.TotalAvailableMemoryBytes - System.GC.GetTotalMemory(compactHeap));
        return (uint)Math.Min(uint.MaxValue, free);
    }

    /// <summary>Says whether the collector reports to the debugger; here it never does.</summary>
    /// <param name="enable">True for reports.</param>
    public static void EnableGCMessages(bool enable)
    {
    }
}
