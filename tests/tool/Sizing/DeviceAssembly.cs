using Samgr.NanoGate;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Sources;

namespace Samgr.Tool.Tests.Sizing;

/// <summary>Compiles a source for a board.</summary>
internal static class DeviceAssembly
{
    private static readonly string[] _libraries = ["mscorlib", "nanoFramework.System.Collections", "System.Threading"];

    public static byte[] Compile(string name, string source)
    {
        string folder = Directory.CreateTempSubdirectory("samgr-size-").FullName;
        try
        {
            LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, folder);
            string file = Path.Combine(folder, name + ".cs");
            File.WriteAllText(file, source);
            GateResult result = Gate.CheckSources(new SourceRequest
            {
                AssemblyName = name,
                Files = [file],
                References = [.. _libraries.Select(library => Path.Combine(folder, library + ".dll"))],
                Nullable = "disable",
                Optimize = true,
            });
            Assert.Empty(result.Findings);
            return result.Image!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
