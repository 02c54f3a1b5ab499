using Samgr.Size.Heap;

namespace Samgr.Tool.Sizing;

/// <summary>The heap of a booted system on a 32-bit board, as modelled.</summary>
/// <param name="System">The system.</param>
/// <param name="Threads">How many threads it has.</param>
/// <param name="Booted">The bytes that booting takes: objects and threads.</param>
/// <param name="Assemblies">The bytes of the loaded assemblies, the libraries of nanoFramework among them.</param>
/// <param name="Types">The bytes of the objects, by type.</param>
internal sealed record HeapFigure(string System, int Threads, int Booted, int Assemblies, IReadOnlyList<HeapSize> Types)
{
    /// <summary>All that the system takes of the heap.</summary>
    public int Bytes => Booted + Assemblies;
}
