using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>The assemblies of SAMgr Lite as compiled for a board, which the build puts beside the tool.</summary>
public static class ShippedAssemblies
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "nano");

    /// <summary>Measures all of them.</summary>
    /// <exception cref="ToolException">The build has left them out.</exception>
    public static IReadOnlyList<ImageSize> Measure()
    {
        string[] files = Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.dll") : [];
        return files.Length > 0
            ? [.. files.OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal).Select(file => SizeInput.Measure(File.ReadAllBytes(file)))]
            : throw new ToolException(ExitCode.Failed, $"there are no assemblies in {_folder}; build the tool with the nano gate switched on");
    }
}
