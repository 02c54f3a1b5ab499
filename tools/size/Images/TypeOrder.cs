using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>
/// The order of the types in a .pe file: by name, but the outer type, the interfaces and what the methods' callees take and
/// return come before a type.
/// </summary>
internal sealed class TypeOrder
{
    private readonly HashSet<TypeDefinition> _seen = [];
    private readonly List<TypeDefinition> _sorted = [];

    public static List<TypeDefinition> Sort(ModuleDefinition module)
    {
        TypeOrder order = new();
        order.Add(module.GetTypes().Where(type => type.FullName != "<Module>").OrderBy(type => type.FullName, TypeNameComparer.Instance));
        return order._sorted;
    }

    private void Add(IEnumerable<TypeReference> types)
    {
        foreach (TypeDefinition type in types.Select(type => type.GetElementType()).OfType<TypeDefinition>())
        {
            Add(type);
        }
    }

    private void Add(TypeDefinition type)
    {
        if (_seen.Contains(type))
        {
            return;
        }

        if (type.DeclaringType is { } outer)
        {
            Add(outer);
        }

        Add(type.Interfaces.Select(implementation => implementation.InterfaceType));
        if (_seen.Add(type))
        {
            Add(Callees(type).SelectMany(Signature));
            _sorted.Add(type);
        }
    }

    private static IEnumerable<MethodReference> Callees(TypeDefinition type) =>
        type.Methods.Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand)
            .OfType<MethodReference>();

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType);
}
