using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Emission;

/// <summary>Writes the members of one type after the other.</summary>
internal sealed class MemberWriter(
    MetadataBuilder metadata, SurfaceCatalogue catalogue, TypeEncoder types, AttributeWriter attributes, int bodyOffset)
{
    private readonly Virtuality _virtuality = new(catalogue);
    private readonly ParameterWriter _parameters = new(metadata, catalogue, attributes);

    public FieldDefinitionHandle NextField => MetadataTokens.FieldDefinitionHandle(metadata.GetRowCount(TableIndex.Field) + 1);

    public MethodDefinitionHandle NextMethod =>
        MetadataTokens.MethodDefinitionHandle(metadata.GetRowCount(TableIndex.MethodDef) + 1);

    public void Write(SurfaceType type, TypeDefinitionHandle owner)
    {
        AddStorage(type);
        foreach (SurfaceMember member in type.Members)
        {
            switch (member.Kind)
            {
                case SurfaceMemberKind.EnumValue:
                    AddEnumValue(type, member);
                    break;
                case SurfaceMemberKind.Field:
                    AddField(type, member);
                    break;
                case SurfaceMemberKind.Constructor or SurfaceMemberKind.Method:
                    AddListedMethod(type, owner, member);
                    break;
                case SurfaceMemberKind.Property:
                    AddProperty(type, owner, member);
                    break;
                default:
                    AddEvent(type, owner, member);
                    break;
            }
        }
    }

    // A struct without a field counts as assigned from the start, and a compiler wants the value of an enumeration.
    private void AddStorage(SurfaceType type)
    {
        if (type.Kind == SurfaceTypeKind.Enum)
        {
            const FieldAttributes Special = FieldAttributes.SpecialName | FieldAttributes.RTSpecialName;
            AddField("value__", "System.Int32", [], FieldAttributes.Public | Special);
        }
        else if (type.Kind == SurfaceTypeKind.Struct && type.FullName != "System.Void")
        {
            AddField("_value", "System.Int32", [], FieldAttributes.Private);
        }
    }

    private void AddEnumValue(SurfaceType type, SurfaceMember member)
    {
        const FieldAttributes Flags = FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal;
        FieldDefinitionHandle field = AddField(member.Name, type.MetadataName, [], Flags);
        metadata.AddConstant(field, member.Value);
        attributes.AddListed(field, catalogue.Details.AttributesOf(type.MetadataName, member.Line));
    }

    private void AddField(SurfaceType type, SurfaceMember member)
    {
        FieldAttributes flags = Protected(type, member) ? FieldAttributes.Family : FieldAttributes.Public;
        bool isConstant = member.Is(SurfaceModifiers.Constant);
        flags |= member.Is(SurfaceModifiers.Static) ? FieldAttributes.Static : 0;
        flags |= isConstant ? FieldAttributes.Literal : member.Is(SurfaceModifiers.Static) ? FieldAttributes.InitOnly : 0;
        FieldDefinitionHandle field = AddField(member.Name, member.Type, type.GenericParameters, flags);
        if (isConstant)
        {
            string? value = catalogue.Details.Value("constant", type.FullName, member.Line);
            metadata.AddConstant(field, Literal.Parse(member.Type, value));
        }
    }

    private FieldDefinitionHandle AddField(string name, string type, IReadOnlyList<string> generics, FieldAttributes flags)
    {
        var blob = new BlobBuilder();
        types.Encode(new BlobEncoder(blob).Field().Type(), type, generics);
        return metadata.AddFieldDefinition(flags, metadata.GetOrAddString(name), metadata.GetOrAddBlob(blob));
    }

    private void AddListedMethod(SurfaceType type, TypeDefinitionHandle owner, SurfaceMember member)
    {
        bool isConstructor = member.Kind == SurfaceMemberKind.Constructor;
        bool isSpecial = isConstructor || member.Name.StartsWith("op_", StringComparison.Ordinal);
        MethodAttributes flags = isSpecial ? MethodAttributes.SpecialName : 0;
        flags |= isConstructor ? MethodAttributes.RTSpecialName : _virtuality.OfMethod(type, member);
        MethodDefinitionHandle method = AddMethod(type, member, member.Name, member.Type, member.Parameters, flags);
        attributes.AddListed(method, catalogue.Details.AttributesOf(type.MetadataName, member.Line));
        if (isConstructor)
        {
            attributes.Remember(type.MetadataName, member.Line, method);
        }

        if (!isConstructor && catalogue.Details.Has("extension", type.FullName))
        {
            attributes.AddMarker(method, "System.Runtime.CompilerServices.ExtensionAttribute");
            attributes.AddMarkerOnce(owner, "System.Runtime.CompilerServices.ExtensionAttribute");
            attributes.AddMarkerOnce(EntityHandle.AssemblyDefinition, "System.Runtime.CompilerServices.ExtensionAttribute");
        }
    }

    private void AddProperty(SurfaceType type, TypeDefinitionHandle owner, SurfaceMember member)
    {
        string? index = catalogue.Details.Value("index", type.FullName, member.Line);
        SurfaceParameter[] parameters = index is null ? [] : [new SurfaceParameter(index, false, false, false)];
        SurfaceParameter[] assigned = [.. parameters, new SurfaceParameter(member.Type, false, false, false)];
        PropertyDefinitionHandle property = metadata.AddProperty(
            PropertyAttributes.None,
            metadata.GetOrAddString(member.Name),
            metadata.GetOrAddBlob(Signature(type, member, member.Type, parameters, isProperty: true)));
        if (_mapped.Add((owner, TableIndex.Property)))
        {
            metadata.AddPropertyMap(owner, property);
        }

        MethodAttributes flags = MethodAttributes.SpecialName | _virtuality.OfProperty(type, member);
        if (member.Is(SurfaceModifiers.Readable))
        {
            var getter = AddMethod(type, member, "get_" + member.Name, member.Type, parameters, flags);
            metadata.AddMethodSemantics(property, MethodSemanticsAttributes.Getter, getter);
        }

        if (member.Is(SurfaceModifiers.Writable))
        {
            var setter = AddMethod(type, member, "set_" + member.Name, "System.Void", assigned, flags);
            metadata.AddMethodSemantics(property, MethodSemanticsAttributes.Setter, setter);
        }

        if (index is not null)
        {
            attributes.AddDefaultMember(owner, member.Name);
        }
    }

    private void AddEvent(SurfaceType type, TypeDefinitionHandle owner, SurfaceMember member)
    {
        EventDefinitionHandle handle = metadata.AddEvent(
            EventAttributes.None, metadata.GetOrAddString(member.Name), types.Handle(member.Type));
        if (_mapped.Add((owner, TableIndex.Event)))
        {
            metadata.AddEventMap(owner, handle);
        }

        SurfaceParameter[] parameters = [new SurfaceParameter(member.Type, false, false, false)];
        var add = AddMethod(type, member, "add_" + member.Name, "System.Void", parameters, MethodAttributes.SpecialName);
        var remove = AddMethod(type, member, "remove_" + member.Name, "System.Void", parameters, MethodAttributes.SpecialName);
        metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Adder, add);
        metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Remover, remove);
    }

    private MethodDefinitionHandle AddMethod(
        SurfaceType type,
        SurfaceMember member,
        string name,
        string result,
        IReadOnlyList<SurfaceParameter> parameters,
        MethodAttributes flags)
    {
        bool isRuntime = type.Kind == SurfaceTypeKind.Delegate;
        bool hasBody = !isRuntime && (flags & MethodAttributes.Abstract) == 0;
        flags |= MethodAttributes.HideBySig | (Protected(type, member) ? MethodAttributes.Family : MethodAttributes.Public);
        flags |= IsStatic(type, member) ? MethodAttributes.Static : 0;
        flags |= catalogue.Details.Has("final", type.MetadataName, member.Line) ? MethodAttributes.Final | MethodAttributes.Virtual : 0;
        BlobHandle signature = metadata.GetOrAddBlob(Signature(type, member, result, parameters, isProperty: false));
        return metadata.AddMethodDefinition(
            flags,
            isRuntime ? MethodImplAttributes.Runtime : MethodImplAttributes.IL,
            metadata.GetOrAddString(name),
            signature,
            hasBody ? bodyOffset : -1,
            _parameters.Write(type, member, parameters));
    }

    private BlobBuilder Signature(
        SurfaceType type, SurfaceMember member, string result, IReadOnlyList<SurfaceParameter> parameters, bool isProperty)
    {
        var blob = new BlobBuilder();
        var encoder = new BlobEncoder(blob);
        bool isInstance = !IsStatic(type, member);
        MethodSignatureEncoder signature = isProperty
            ? encoder.PropertySignature(isInstance)
            : encoder.MethodSignature(isInstanceMethod: isInstance);
        signature.Parameters(
            parameters.Count,
            returns => types.EncodeReturn(returns, result, type.GenericParameters),
            list =>
            {
                foreach (SurfaceParameter parameter in parameters)
                {
                    types.Encode(list.AddParameter().Type(parameter.IsReference), parameter.Type, type.GenericParameters);
                }
            });
        return blob;
    }

    private bool IsStatic(SurfaceType type, SurfaceMember member) =>
        member.Is(SurfaceModifiers.Static)
        || type.Kind == SurfaceTypeKind.StaticClass
        || catalogue.Details.Has("static", type.FullName, member.Line);

    private bool Protected(SurfaceType type, SurfaceMember member) =>
        catalogue.Details.Has("protected", type.FullName, member.Line);

    private readonly HashSet<(TypeDefinitionHandle Owner, TableIndex Table)> _mapped = [];
}
