using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.Tool.Checking;

namespace Samgr.Tool.Packing;

/// <summary>The packages that projects outside of this repository use, made of the files beside the tool.</summary>
internal static class FrameworkPackages
{
    /// <summary>The SDK of device projects: generator, analyzers, nano gate, and the build for a board.</summary>
    public const string Sdk = "Samgr.Device.Sdk";

    private const string VirtualBoard = "Samgr.VirtualBoard";
    private const string Host = "Samgr.ProcessHost";
    private const string Library = "lib/net10.0/";

    private static readonly string[] _libraries =
    [
        "LiteIpc", "LiteIpc.Kit", "LiteIpc.Link", "LiteIpc.Link.Serial", "LiteIpc.Bus", "LiteIpc.Vectors", "LiteIpc.Desktop", "LiteIpc.Kit.Desktop",
        "LiteIpc.Link.Desktop", "LiteIpc.Pairing",
        "Samgr", "Samgr.Server", "Samgr.Dump", "Samgr.Capabilities", "Samgr.Desktop", "Samgr.Interfaces", "Samgr.Interfaces.Callbacks",
        "Samgr.Ability", "Samgr.Broadcast", "Samgr.Dependent", "Samgr.Gpio", "Samgr.Boards", "Samgr.Boards.Link",
        "Samgr.Emulator.Process", "Samgr.Emulator", Host, "Samgr.Testing",
    ];

    // Not under their own names: those are the names of nanoFramework's packages.
    private static readonly string[] _boardLibraries = ["System.Device.Gpio", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native"];

    private static readonly string[] _gateFiles =
    [
        "Samgr.NanoGate.dll", "Samgr.NanoGate.runtimeconfig.json", "Samgr.NanoGate.deps.json",
        "Mono.Cecil.dll", "Mono.Cecil.Mdb.dll", "Mono.Cecil.Pdb.dll", "Mono.Cecil.Rocks.dll",
        "Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll",
    ];

    private static string Folder => AppContext.BaseDirectory;

    /// <summary>Reads all of them, without the surface of the nano gate, which <see cref="AddSurface"/> makes.</summary>
    public static IReadOnlyList<Package> Read() =>
        [.. _libraries.Select(ReadLibrary), ReadVirtualBoard(), ReadSdk(), ReadAnalyzer("Samgr.Generator"), ReadAnalyzer("Samgr.Analyzers", "Samgr.Analyzers.CodeFixes")];

    /// <summary>Puts the assemblies that device code compiles against into the SDK.</summary>
    public static void AddSurface(Package sdk)
    {
        string folder = Directory.CreateTempSubdirectory("samgr-surface-").FullName;
        try
        {
            LibraryWriter.WriteAll(SurfaceCatalogue.Shipped, folder);
            foreach (string file in Directory.EnumerateFiles(folder))
            {
                sdk.Add("tools/surface/" + Path.GetFileName(file), file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Package ReadLibrary(string name)
    {
        Package package = new(name, $"{name} of SAMgr Lite, for .NET 10.");
        AddLibrary(package, name);
        AddIfThere(package, $"nano/{name}.dll", Path.Combine("nano", name + ".dll"));
        if (name == Host)
        {
            package.Add($"buildTransitive/{name}.runtimeconfig.json", Path.Combine(Folder, name + ".runtimeconfig.json"));
            package.AddAll(ToolFiles.Below("host"));
        }

        if (name == "Samgr.Testing")
        {
            package.Dependencies.Add(Host);
        }

        return package;
    }

    private static Package ReadVirtualBoard()
    {
        Package package = new(VirtualBoard, "The libraries of nanoFramework that the emulator has: pins and the board itself.");
        foreach (string name in _boardLibraries)
        {
            AddLibrary(package, name);
        }

        return package;
    }

    private static Package ReadSdk()
    {
        Package package = new(Sdk, "Builds device code of SAMgr Lite for .NET 10 and for boards.") { Type = "MSBuildSdk" };
        package.AddAll(ToolFiles.Below("sdk"));
        package.Files["Sdk/tools/nanogate/nanogate.targets"] = Encoding.UTF8.GetBytes(GateResources.Read("nanogate.targets"));
        foreach (string file in _gateFiles)
        {
            package.Add("tools/gate/" + file, Path.Combine(Folder, file));
        }

        foreach (string name in (string[])["Samgr.Generator", "Samgr.Analyzers", "Samgr.Analyzers.CodeFixes"])
        {
            package.Add($"tools/analyzers/{name}.dll", Analyzer(name));
        }

        return package;
    }

    private static Package ReadAnalyzer(string name, params string[] others)
    {
        Package package = new(name, $"{name} of SAMgr Lite, for projects that do not use {Sdk}.");
        package.AddAll(ToolFiles.Below("sdk/tools").Where(file => file.Path == $"build/{name}.props"));
        foreach (string assembly in others.Prepend(name))
        {
            package.Add($"analyzers/dotnet/cs/{assembly}.dll", Analyzer(assembly));
        }

        return package;
    }

    private static string Analyzer(string name) => Path.Combine(Folder, "analyzers", name + ".dll");

    private static void AddLibrary(Package package, string name)
    {
        string file = Path.Combine(Folder, name + ".dll");
        package.Add(Library + name + ".dll", file);
        AddIfThere(package, Library + name + ".xml", name + ".xml");
        package.Dependencies.UnionWith(References(file).Select(PackageOf).OfType<string>().Where(id => id != package.Id));
    }

    private static void AddIfThere(Package package, string path, string file)
    {
        if (File.Exists(Path.Combine(Folder, file)))
        {
            package.Add(path, Path.Combine(Folder, file));
        }
    }

    private static string? PackageOf(string assembly) =>
        _libraries.Contains(assembly) ? assembly : _boardLibraries.Contains(assembly) ? VirtualBoard : null;

    private static string[] References(string file)
    {
        using PEReader image = new(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
