using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Emission;

/// <summary>Turns type names of the lists into handles and signatures of one assembly.</summary>
internal sealed class TypeEncoder(MetadataBuilder metadata, SurfaceCatalogue catalogue, SurfaceLibrary library)
{
    private readonly Dictionary<string, EntityHandle> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = new(StringComparer.Ordinal);

    public void Define(SurfaceType type, TypeDefinitionHandle handle) => _handles.Add(type.MetadataName, handle);

    public EntityHandle Handle(string name)
    {
        if (!_handles.TryGetValue(name, out EntityHandle handle))
        {
            handle = Reference(name);
            _handles.Add(name, handle);
        }

        return handle;
    }

    public void Encode(SignatureTypeEncoder encoder, string name, IReadOnlyList<string> generics)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            Encode(encoder.SZArray(), name[..^2], generics);
            return;
        }

        int parameter = generics.ToList().IndexOf(name);
        if (parameter >= 0)
        {
            encoder.GenericTypeParameter(parameter);
        }
        else if (_primitives.TryGetValue(name, out PrimitiveTypeCode code))
        {
            encoder.PrimitiveType(code);
        }
        else
        {
            var kind = catalogue.Find(name).Type.Kind;
            encoder.Type(Handle(name), kind is SurfaceTypeKind.Struct or SurfaceTypeKind.Enum);
        }
    }

    public void EncodeReturn(ReturnTypeEncoder encoder, string name, IReadOnlyList<string> generics)
    {
        if (name == "System.Void")
        {
            encoder.Void();
        }
        else
        {
            Encode(encoder.Type(), name, generics);
        }
    }

    private TypeReferenceHandle Reference(string name)
    {
        (SurfaceLibrary owner, SurfaceType type) = catalogue.Find(name);
        EntityHandle scope = type.Outer is { } outer ? Handle(outer) : Assembly(owner);
        return metadata.AddTypeReference(scope, metadata.GetOrAddString(type.Namespace), metadata.GetOrAddString(type.Name));
    }

    private AssemblyReferenceHandle Assembly(SurfaceLibrary owner)
    {
        if (owner.Name == library.Name)
        {
            throw new FormatException($"{owner.Name} uses a type before declaring it.");
        }

        if (!_assemblies.TryGetValue(owner.Name, out AssemblyReferenceHandle handle))
        {
            BlobHandle token = owner.Name == StrongName.Signed ? metadata.GetOrAddBlob(StrongName.Token) : default;
            handle = metadata.AddAssemblyReference(metadata.GetOrAddString(owner.Name), owner.Version, default, token, default, default);
            _assemblies.Add(owner.Name, handle);
        }

        return handle;
    }

    private static readonly Dictionary<string, PrimitiveTypeCode> _primitives = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = PrimitiveTypeCode.Boolean,
        ["System.Byte"] = PrimitiveTypeCode.Byte,
        ["System.SByte"] = PrimitiveTypeCode.SByte,
        ["System.Char"] = PrimitiveTypeCode.Char,
        ["System.Int16"] = PrimitiveTypeCode.Int16,
        ["System.UInt16"] = PrimitiveTypeCode.UInt16,
        ["System.Int32"] = PrimitiveTypeCode.Int32,
        ["System.UInt32"] = PrimitiveTypeCode.UInt32,
        ["System.Int64"] = PrimitiveTypeCode.Int64,
        ["System.UInt64"] = PrimitiveTypeCode.UInt64,
        ["System.Single"] = PrimitiveTypeCode.Single,
        ["System.Double"] = PrimitiveTypeCode.Double,
        ["System.IntPtr"] = PrimitiveTypeCode.IntPtr,
        ["System.UIntPtr"] = PrimitiveTypeCode.UIntPtr,
        ["System.Object"] = PrimitiveTypeCode.Object,
        ["System.String"] = PrimitiveTypeCode.String,
        ["System.TypedReference"] = PrimitiveTypeCode.TypedReference,
    };
}
