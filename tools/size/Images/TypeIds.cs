using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.Size.Images;

/// <summary>The places of types in the tables of a .pe file.</summary>
internal sealed class TypeIds
{
    private readonly Dictionary<string, int> _references;
    private readonly Dictionary<string, int> _definitions;

    public TypeIds(ImageContents contents)
    {
        _references = Number(contents.TypeReferences);
        _definitions = Number(contents.Types);
        Specifications =
        [
            .. contents.Methods.Where(method => method.HasBody)
                .SelectMany(method => Operands(method.Body))
                .OfType<TypeSpecification>()
                .DistinctBy(type => type.FullName, StringComparer.Ordinal),
        ];
    }

    /// <summary>The array types that instructions name.</summary>
    public IReadOnlyList<TypeSpecification> Specifications { get; }

    /// <summary>How a signature writes a type: its place, and in which table.</summary>
    public uint Encode(TypeReference type) =>
        _references.TryGetValue(type.FullName, out int reference) ? ((uint)reference << 2) | 1
        : _definitions.TryGetValue(type.FullName, out int definition) ? (uint)definition << 2
        : throw new InvalidDataException($"{type.FullName} is in no table of the .pe file");

    private static Dictionary<string, int> Number(IEnumerable<TypeReference> types) =>
        types.Select((type, index) => (type.FullName, index)).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<object?> Operands(MethodBody body) =>
        body.Instructions.Select(instruction => instruction.Operand).Concat(body.ExceptionHandlers.Select(handler => handler.CatchType));
}
