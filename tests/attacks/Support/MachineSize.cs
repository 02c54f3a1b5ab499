using System.Globalization;

namespace Samgr.Attacks.Tests;

/// <summary>What the process of a machine has of the system.</summary>
/// <param name="Descriptors">Its open file descriptors, those of the assemblies that its runtime has loaded left out.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="PrivateKilobytes">Memory that only it has.</param>
/// <param name="HeapKilobytes">Memory of its heap that is in use, everything that is free left out.</param>
public sealed record MachineSize(int Descriptors, int Threads, long PrivateKilobytes, long HeapKilobytes)
{
    // Those of a process that is being started or cleared away, and of a program that asks at the sockets at that moment.
    private const int MoreDescriptors = 8;

    // Threads of the pool, which the runtime takes back after a while.
    private const int MoreThreads = 16;

    // Pages that the runtime's heap keeps for its next use, and code that was compiled meanwhile.
    private const long MorePrivateKilobytes = 48 * 1024;

    // Buffers that grow with the largest frame, of each connection, what of the log is not written yet, and what is kept of it:
    // 16,384 lines and 4 M characters of 2 bytes at most.
    private const long MoreHeapKilobytes = 4 * 1024 + 11 * 1024;

    /// <summary>Measures the descriptors, threads and memory of a process.</summary>
    public static MachineSize Of(int id, long heapBytes) => new(
        Directory.GetFiles($"/proc/{id}/fd").Count(file => !IsAssembly(file)),
        Directory.GetDirectories($"/proc/{id}/task").Length,
        ReadStatus(id, "RssAnon:"),
        heapBytes / 1024);

    /// <summary>Whether it is no more than another one, but for what comes and goes.</summary>
    public bool IsFlat(MachineSize before)
        => Descriptors <= before.Descriptors + MoreDescriptors
            && Threads <= before.Threads + MoreThreads
            && PrivateKilobytes <= before.PrivateKilobytes + MorePrivateKilobytes
            && HeapKilobytes <= before.HeapKilobytes + MoreHeapKilobytes;

    private static bool IsAssembly(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget?.EndsWith(".dll", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static long ReadStatus(int id, string field)
    {
        string line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
