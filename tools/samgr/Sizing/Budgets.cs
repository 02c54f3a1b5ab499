using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>The budgets of SAMgr Lite on a board.</summary>
internal static class Budgets
{
    private const int Kilobyte = 1024;
    private const int SmallObject = 64;

    private static readonly string[] _core = ["LiteIpc", "Samgr", "Samgr.Broadcast", "Samgr.Gpio"];

    /// <summary>The flash that the core takes.</summary>
    /// <param name="assemblies">All assemblies of SAMgr Lite.</param>
    public static Budget Flash(IEnumerable<ImageSize> assemblies) => new(
        ".pe of LiteIpc, Samgr, Broadcast and Gpio",
        66 * Kilobyte,
        assemblies.Where(assembly => _core.Contains(assembly.Name)).Sum(assembly => assembly.Bytes),
        "bytes");

    /// <summary>The heap of a booted system.</summary>
    /// <param name="system">The system of four services.</param>
    public static Budget Heap(HeapFigure system) => new("heap of four services, booted", 48 * Kilobyte, system.Bytes, "bytes");

    /// <summary>The heap that the processes of the boards' application take.</summary>
    /// <param name="application">The system of the boards.</param>
    public static Budget Application(HeapFigure application) => new(
        "heap of the application of the boards, without its assemblies", 48 * Kilobyte, application.Booted, "bytes");

    /// <summary>The bytes that a message allocates.</summary>
    /// <param name="bytes">Bytes for each, measured on .NET.</param>
    public static Budget Message(double bytes) => new("allocated by a message within a process and its answer", 0, Math.Round(bytes), "bytes on .NET");

    /// <summary>The bytes that a call allocates.</summary>
    /// <param name="bytes">Bytes for each, measured on .NET.</param>
    public static Budget Call(double bytes) => new("allocated by a call of another process and its reply", SmallObject, Math.Round(bytes), "bytes on .NET");
}
