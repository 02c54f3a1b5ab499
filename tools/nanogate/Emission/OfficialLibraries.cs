using System.Reflection;

namespace Samgr.NanoGate.Emission;

/// <summary>Assemblies of nanoFramework's own packages, as far as the build of the gate could restore them: device code is compiled against these.</summary>
internal static class OfficialLibraries
{
    private const string Folder = "official/";

    private static readonly Assembly _assembly = typeof(OfficialLibraries).Assembly;

    /// <summary>The assembly of a library; null when there is only a list of its members.</summary>
    /// <param name="library">The name of the assembly.</param>
    public static byte[]? Read(string library) => ReadResource(library + ".dll");

    /// <summary>Writes the assembly of a library into a folder, and its licence beside it.</summary>
    /// <param name="library">The name of the assembly.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>Whether there is one.</returns>
    public static bool Write(string library, string folder)
    {
        if (Read(library) is not { } assembly)
        {
            return false;
        }

        File.WriteAllBytes(Path.Combine(folder, library + ".dll"), assembly);
        if (ReadResource(library + ".LICENSE.md") is { } licence)
        {
            File.WriteAllBytes(Path.Combine(folder, library + ".LICENSE.md"), licence);
        }

        return true;
    }

    private static byte[]? ReadResource(string name)
    {
        using Stream? stream = _assembly.GetManifestResourceStream(Folder + name);
        if (stream is null)
        {
            return null;
        }

        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
