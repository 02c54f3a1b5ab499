using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>The budgets of SAMgr Lite on a board.</summary>
public static class Budgets
{
    private const int Kilobyte = 1024;

    private static readonly string[] _core = ["LiteIpc", "Samgr", "Samgr.Broadcast", "Samgr.Gpio"];

    /// <summary>The flash that the core takes.</summary>
    /// <param name="assemblies">All assemblies of SAMgr Lite.</param>
    public static Budget Flash(IEnumerable<ImageSize> assemblies) => new(
        ".pe of LiteIpc, Samgr, Broadcast and Gpio",
        64 * Kilobyte,
        assemblies.Where(assembly => _core.Contains(assembly.Name)).Sum(assembly => assembly.Bytes),
        "bytes");
}
