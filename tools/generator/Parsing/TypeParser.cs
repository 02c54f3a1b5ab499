using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>Finds out how the types of an interface are passed, and collects the service data and enums among them.</summary>
/// <param name="problems">Receives the problems.</param>
/// <param name="assembly">The project that the generated code becomes part of.</param>
/// <param name="isOfCallback">Whether the types are those of a callback interface.</param>
internal sealed class TypeParser(List<Problem> problems, IAssemblySymbol assembly, bool isOfCallback)
{
    private readonly Dictionary<string, DataModel> _data = [];
    private readonly Dictionary<string, EnumModel> _enums = [];
    private readonly List<ITypeSymbol> _open = [];

    /// <summary>Service data that has been reported once; a function that passes it is not wrong by itself.</summary>
    private readonly HashSet<string> _refused = [];

    /// <summary>The marks of the types seen so far: those of the interface, or of the data that is being read.</summary>
    public Marks Marks { get; private set; } = new();

    /// <summary>The project that the generated code becomes part of.</summary>
    public IAssemblySymbol Assembly => assembly;

    /// <summary>Whether a type has been refused that has been reported elsewhere.</summary>
    public bool HasRefused => _refused.Count > 0;

    public IEnumerable<DataModel> Data => _data.Values;

    public IEnumerable<EnumModel> Enums => _enums.Values;

    /// <summary>The type of an argument, result or member; null when it cannot be passed, which is reported.</summary>
    public ValueType? Parse(ITypeSymbol type, ISymbol owner, string what)
    {
        int known = problems.Count;
        ValueType? found = Find(type, owner, what);
        if (found is null && problems.Count == known && !_refused.Contains(Names.Full(type)))
        {
            bool mayBeCallback = !isOfCallback && owner is IParameterSymbol { RefKind: RefKind.None };
            problems.Add(Problem.At(Rules.UnsupportedType, owner, what, Names.Short(type), Substitutes.Of(type, mayBeCallback)));
        }

        return found;
    }

    private ValueType? Find(ITypeSymbol type, ISymbol owner, string what)
    {
        bool isNullable = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (type is INamedTypeSymbol { SpecialType: SpecialType.None } seen)
        {
            Marks.See(seen);
            if (Marks.IsObsoleteError(seen))
            {
                problems.Add(Problem.At(
                    Rules.UnsupportedType, owner, what, Names.Short(seen), "it is marked [Obsolete] as an error, so that generated code cannot name it: remove the 'true'"));
                return null;
            }
        }

        ValueType? found = type switch
        {
            { SpecialType: SpecialType.System_String } => Text(),
            IArrayTypeSymbol { Rank: 1 } array => ArrayOf(array, owner, what),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } named => EnumOf(named),
            INamedTypeSymbol { TypeKind: TypeKind.Interface } named when Names.Has(named, Names.CallbackInterface) => CallbackOf(named, owner, what),
            INamedTypeSymbol { IsGenericType: false } named when Names.Has(named, Names.ServiceData) => DataOf(named, owner, what),
            { Name: "TimeSpan" } when Names.NamespaceOf(type) == "System" => Scalars.Span(),
            _ => Scalars.Find(type.SpecialType),
        };
        return found is null || !isNullable
            ? found
            : found with
            {
                CSharp = found.CSharp + "?",
                Wire = found.Wire + "?",
                NamedWire = found.NamedWire + "?",
                Name = found.Name + "?",
                IsNullable = true,
                MinimumSize = found.Kind == ValueKind.Callback ? found.MinimumSize : 4,
                FixedSize = 0,
            };
    }

    private static ValueType Text() => new(ValueKind.Text, "string", "str", "String", "", false, true, 8, 0, "string");

    private ValueType? ArrayOf(IArrayTypeSymbol array, ISymbol owner, string what)
    {
        ValueType? element = Find(array.ElementType, owner, what);
        if (element is null or { Kind: ValueKind.Callback or ValueKind.Bytes or ValueKind.Vector or ValueKind.List })
        {
            return null;
        }

        ValueKind kind = element switch
        {
            { CSharp: "byte" } => ValueKind.Bytes,
            { Kind: ValueKind.Scalar, Number: "" } => ValueKind.Vector,
            { Kind: ValueKind.Text, IsNullable: false } => ValueKind.Vector,
            _ => ValueKind.List,
        };
        return new ValueType(kind, element.CSharp + "[]", element.Wire + "[]", element.Io, "", false, true, 4, 0, element.Name + "[]")
        {
            Element = element,
            NamedWire = element.NamedWire + "[]",
        };
    }

    private static bool IsFlags(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" });

    private ValueType EnumOf(INamedTypeSymbol type)
    {
        ValueType number = Scalars.Find(type.EnumUnderlyingType!.SpecialType)!;
        string name = Names.Full(type);
        if (!_enums.ContainsKey(name))
        {
            IEnumerable<EnumValue> values = type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => field.HasConstantValue)
                .Select(field => new EnumValue(field.Name, System.Convert.ToString(field.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)!));
            _enums.Add(name, new EnumModel(Names.Short(type), number.Wire, new(values), IsFlags(type)));
        }

        return number with { Kind = ValueKind.Enum, CSharp = name, Number = number.CSharp, Name = Names.Short(type) };
    }

    private ValueType? CallbackOf(INamedTypeSymbol type, ISymbol owner, string what)
    {
        string prefix = Names.Global(Names.NamespaceOf(type), "") + Names.Stem(type.Name);
        bool isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly);
        if (isOwn && !isOfCallback && InterfaceParser.Parse(type).Model is null)
        {
            // It is reported where it is declared.
            _refused.Add(Names.Full(type));
            return null;
        }

        if (!isOwn && !Names.HasGenerated(type, "Stub"))
        {
            problems.Add(Problem.At(
                Rules.BadCallback, owner, what, "has no generated code in its own project", "reference Samgr.Generator there, or declare it here"));
            return null;
        }

        return new ValueType(ValueKind.Callback, Names.Full(type), "callback " + Names.Short(type), "", "", false, true, 16, 0, Names.Short(type))
        {
            Helper = prefix,
        };
    }

    private ValueType? DataOf(INamedTypeSymbol type, ISymbol owner, string what)
    {
        if (_open.Contains(type, SymbolEqualityComparer.Default))
        {
            problems.Add(Problem.At(
                Rules.BadData, owner, Names.Short(type), "it contains itself", "pass an array, with the index of the other element as a number"));
            return null;
        }

        string name = Names.Full(type);
        if (!_data.TryGetValue(name, out DataModel? model))
        {
            Marks outer = Marks;
            Marks = new();
            Marks.See(type);
            _open.Add(type);
            model = DataParser.Parse(type, this, problems);
            _open.RemoveAt(_open.Count - 1);
            Marks = outer;
            if (model is null)
            {
                _refused.Add(name);
                return null;
            }

            _data.Add(name, model);
        }

        string kind = model.IsClass ? "class" : "";
        string wire = $"{kind}{{{string.Join(", ", model.Members.Select(member => member.Type.Wire))}}}";
        string named = string.Join(", ", model.Members.Select(member => $"{member.Type.NamedWire} {member.Name.TrimStart('@')}"));
        bool isFixed = model.Members.All(member => member.Type.FixedSize > 0);
        int size = model.Members.Sum(member => member.Type.FixedSize);
        return new ValueType(ValueKind.Data, name, wire, "", "", false, model.IsClass, model.MinimumSize, isFixed ? size : 0, Names.Short(type))
        {
            Helper = Names.Global(model.Namespace, model.Marshaller),
            NamedWire = $"{kind}{{{named}}}",
        };
    }
}
