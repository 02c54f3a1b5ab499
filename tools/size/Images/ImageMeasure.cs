using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>
/// Says how large the .pe file of an assembly is (format 1, marker NFMRK1), without the metadata processor that writes it.
/// </summary>
public static class ImageMeasure
{
    private const int HeaderBytes = 124;
    private const int AssemblyReferenceBytes = 12;
    private const int TypeDefinitionBytes = 24;
    private const int MethodDefinitionBytes = 16;
    private const int TypeSpecificationBytes = 4;
    private const int OtherBytes = 8;
    private const int Alignment = 4;

    /// <summary>Measures an assembly that is compiled for a board and that the nano gate takes.</summary>
    /// <param name="assembly">The assembly as the compiler writes it. Embedded resources are left out.</param>
    /// <returns>The size of its .pe file.</returns>
    /// <exception cref="BadImageFormatException">It is not an assembly.</exception>
    /// <exception cref="InvalidDataException">It has more code, strings or methods than a .pe file can hold.</exception>
    public static ImageSize Measure(byte[] assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(assembly));
        ImageContents contents = new(module);
        string name = module.Assembly.Name.Name;
        TypeIds ids = new(contents);
        StringTable strings = new(contents);
        SignatureTable signatures = new(contents, ids, strings);
        int code = contents.Methods.Sum(CodeSize.Of);
        ImageLimits.Check(name, contents, code, strings.Bytes);
        TableSize[] tables =
        [
            new("Header", 1, HeaderBytes),
            Records("AssemblyRef", contents.AssemblyReferences.Count, AssemblyReferenceBytes),
            Records("TypeRef", contents.TypeReferences.Count, OtherBytes),
            Records("FieldRef", contents.FieldReferences.Count, OtherBytes),
            Records("MethodRef", contents.MethodReferences.Count, OtherBytes),
            Records("TypeDef", contents.Types.Count, TypeDefinitionBytes),
            Records("FieldDef", contents.Fields.Count, OtherBytes),
            Records("MethodDef", contents.Methods.Count, MethodDefinitionBytes),
            Records("Attributes", contents.Attributes.Count, OtherBytes),
            Records("TypeSpec", ids.Specifications.Count, TypeSpecificationBytes),
            new("Strings", strings.Count, Align(strings.Bytes)),
            new("Signatures", signatures.Count, Align(signatures.Bytes)),
            new("ByteCode", contents.Methods.Count(method => method.HasBody), Align(code)),
        ];
        return new ImageSize(name, [.. tables.Where(table => table.Bytes > 0)], contents.Fields.Count(field => field.IsStatic));
    }

    private static TableSize Records(string name, int count, int bytes) => new(name, count, Align(count * bytes));

    private static int Align(int bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
