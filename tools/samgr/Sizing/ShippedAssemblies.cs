using Mono.Cecil;
using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>The assemblies of SAMgr Lite as compiled for a board, which the build puts beside the tool.</summary>
internal static class ShippedAssemblies
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "nano");

    /// <summary>Measures the assemblies that code refers to, directly or not; none where the build has left them out.</summary>
    /// <param name="code">The assemblies of the code, as compiled for a board.</param>
    public static IReadOnlyList<ImageSize> NeededBy(IReadOnlyList<byte[]> code)
    {
        SortedDictionary<string, byte[]> needed = new(StringComparer.Ordinal);
        HashSet<string> seen = [];
        Queue<byte[]> waiting = new(code);
        while (waiting.TryDequeue(out byte[]? assembly))
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(assembly));
            seen.Add(module.Assembly.Name.Name);
            foreach (string name in module.AssemblyReferences.Select(reference => reference.Name).Where(name => !seen.Contains(name) && !needed.ContainsKey(name)))
            {
                string file = Path.Combine(_folder, name + ".dll");
                if (File.Exists(file))
                {
                    needed.Add(name, File.ReadAllBytes(file));
                    waiting.Enqueue(needed[name]);
                }
            }
        }

        return [.. needed.Where(found => !code.Contains(found.Value)).Select(found => SizeInput.Measure(found.Value))];
    }

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
