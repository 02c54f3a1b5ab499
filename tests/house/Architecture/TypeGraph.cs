using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.House.Tests.Architecture;

/// <summary>Which type of an assembly uses which, as compiled; a type in another one counts as that one, and with it the parts of a file that it is written in.</summary>
internal sealed class TypeGraph
{
    private readonly Dictionary<string, HashSet<string>> _uses = [];
    private readonly Dictionary<string, int> _index = [];
    private readonly Dictionary<string, int> _lowest = [];
    private readonly Stack<string> _open = new();
    private readonly HashSet<string> _isOpen = [];
    private readonly List<string[]> _rings = [];

    private TypeGraph(IEnumerable<TypeDefinition> types)
    {
        foreach (TypeDefinition type in types)
        {
            HashSet<string> uses = Of(NameOf(type));
            foreach (TypeReference used in References(type).SelectMany(Parts))
            {
                if (used.Scope == type.Module || used.Scope is ModuleDefinition)
                {
                    uses.Add(NameOf(used));
                }
            }
        }
    }

    /// <summary>The rings of more than one type, the largest first.</summary>
    public static IReadOnlyList<string[]> Rings(IEnumerable<TypeDefinition> types)
    {
        TypeGraph graph = new(types);
        foreach (string type in graph._uses.Keys.ToArray())
        {
            if (!graph._index.ContainsKey(type))
            {
                graph.Visit(type);
            }
        }

        return [.. graph._rings.Where(ring => ring.Length > 1).OrderByDescending(ring => ring.Length)];
    }

    // Tarjan's: a ring is what can be reached from itself.
    private void Visit(string type)
    {
        _index[type] = _lowest[type] = _index.Count;
        _open.Push(type);
        _isOpen.Add(type);
        foreach (string used in Of(type).Where(_uses.ContainsKey).ToArray())
        {
            if (!_index.ContainsKey(used))
            {
                Visit(used);
                _lowest[type] = Math.Min(_lowest[type], _lowest[used]);
            }
            else if (_isOpen.Contains(used))
            {
                _lowest[type] = Math.Min(_lowest[type], _index[used]);
            }
        }

        if (_lowest[type] == _index[type])
        {
            List<string> ring = [];
            string member;
            do
            {
                member = _open.Pop();
                _isOpen.Remove(member);
                ring.Add(member);
            }
            while (member != type);
            _rings.Add([.. ring.Order(StringComparer.Ordinal)]);
        }
    }

    private HashSet<string> Of(string type) => _uses.TryGetValue(type, out HashSet<string>? uses) ? uses : _uses[type] = [];

    private static string NameOf(TypeReference type)
    {
        TypeReference outer = type.GetElementType();
        while (outer.DeclaringType != null)
        {
            outer = outer.DeclaringType;
        }

        return outer.FullName;
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        IEnumerable<TypeReference?> references =
        [
            type.BaseType,
            .. type.Interfaces.Select(face => face.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Methods.SelectMany(OfMethod),
        ];
        return references.OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        IEnumerable<TypeReference?> body = !method.HasBody
            ? []
            : [
                .. method.Body.Variables.Select(variable => variable.VariableType),
                .. method.Body.Instructions.SelectMany(OfInstruction),
            ];
        return [method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType), .. body];
    }

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        GenericParameter => [],
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
