using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Emission;

/// <summary>Writes one library of the reference surface as an assembly a compiler can reference.</summary>
public sealed class LibraryWriter
{
    private const TypeAttributes ClassLayout = TypeAttributes.AutoLayout | TypeAttributes.AnsiClass;

    private readonly MetadataBuilder _metadata = new();
    private readonly SurfaceCatalogue _catalogue;
    private readonly SurfaceLibrary _library;
    private readonly TypeEncoder _types;
    private readonly AttributeWriter _attributes;
    private readonly MemberWriter _members;
    private readonly BlobBuilder _code = new();

    private LibraryWriter(SurfaceCatalogue catalogue, SurfaceLibrary library)
    {
        _catalogue = catalogue;
        _library = library;
        _types = new TypeEncoder(_metadata, catalogue, library);
        _attributes = new AttributeWriter(_metadata, _types);
        _members = new MemberWriter(_metadata, catalogue, _types, _attributes, AddThrowingBody());
    }

    /// <summary>Writes one library.</summary>
    /// <param name="catalogue">Every library it may refer to.</param>
    /// <param name="library">The library to write.</param>
    /// <returns>The bytes of the assembly; equal lists give equal bytes.</returns>
    internal static byte[] Write(SurfaceCatalogue catalogue, SurfaceLibrary library) =>
        new LibraryWriter(catalogue, library).Write();

    /// <summary>Writes every library into a folder, each under its assembly name: the official one, or else one made from its list.</summary>
    /// <param name="catalogue">The libraries.</param>
    /// <param name="folder">The folder; created when it is missing.</param>
    public static void WriteAll(SurfaceCatalogue catalogue, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (SurfaceLibrary library in catalogue.Libraries)
        {
            if (!OfficialLibraries.Write(library.Name, folder))
            {
                File.WriteAllBytes(Path.Combine(folder, library.Name + ".dll"), Write(catalogue, library));
            }
        }
    }

    private byte[] Write()
    {
        SurfaceType[] types = [.. _library.Types.OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ThenBy(type => type.GenericParameters.Count)];
        AddModule();
        for (int index = 0; index < types.Length; index++)
        {
            _types.Define(types[index], MetadataTokens.TypeDefinitionHandle(index + 2));
        }

        foreach (SurfaceType type in types)
        {
            AddType(type);
        }

        foreach (SurfaceType type in types)
        {
            AddTypeRelations(type);
        }

        AddGenericParameters(types);
        _attributes.Flush();
        return Serialize();
    }

    private void AddModule()
    {
        byte[] hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{_library.Name} {_library.Version}"));
        _metadata.AddModule(
            0,
            _metadata.GetOrAddString(_library.Name + ".dll"),
            _metadata.GetOrAddGuid(new Guid(hash.AsSpan(0, 16))),
            default,
            default);
        bool isSigned = _library.Name == StrongName.Signed;
        _metadata.AddAssembly(
            _metadata.GetOrAddString(_library.Name),
            _library.Version,
            default,
            isSigned ? _metadata.GetOrAddBlob(StrongName.Key) : default,
            isSigned ? AssemblyFlags.PublicKey : 0,
            isSigned ? AssemblyHashAlgorithm.Sha1 : AssemblyHashAlgorithm.None);
        _metadata.AddTypeDefinition(
            0, default, _metadata.GetOrAddString("<Module>"), default, _members.NextField, _members.NextMethod);
    }

    private void AddType(SurfaceType type)
    {
        string? baseName = _catalogue.BaseOf(type);
        TypeAttributes visibility = type.Outer is null ? TypeAttributes.Public : TypeAttributes.NestedPublic;
        TypeAttributes kind = type.Kind switch
        {
            SurfaceTypeKind.Interface => TypeAttributes.Interface | TypeAttributes.Abstract,
            SurfaceTypeKind.AbstractClass => TypeAttributes.Abstract,
            SurfaceTypeKind.StaticClass => TypeAttributes.Abstract | TypeAttributes.Sealed,
            SurfaceTypeKind.Class => 0,
            SurfaceTypeKind.Struct => TypeAttributes.Sealed | TypeAttributes.SequentialLayout,
            _ => TypeAttributes.Sealed,
        };
        TypeDefinitionHandle handle = _metadata.AddTypeDefinition(
            visibility | kind | ClassLayout,
            _metadata.GetOrAddString(type.Namespace),
            _metadata.GetOrAddString(type.Name),
            baseName is null ? default : _types.Handle(baseName),
            _members.NextField,
            _members.NextMethod);
        _members.Write(type, handle);
    }

    private void AddTypeRelations(SurfaceType type)
    {
        var handle = (TypeDefinitionHandle)_types.Handle(type.MetadataName);
        var contracts = _catalogue.InterfacesOf(type).Select(_types.Handle).OrderBy(CodedIndex.TypeDefOrRefOrSpec);
        foreach (EntityHandle contract in contracts)
        {
            _metadata.AddInterfaceImplementation(handle, contract);
        }

        if (type.Outer is { } outer)
        {
            _metadata.AddNestedType(handle, (TypeDefinitionHandle)_types.Handle(outer));
        }

        _attributes.AddListed(handle, _catalogue.Details.AttributesOf(type.MetadataName));
        if (_catalogue.Details.Has("multiple", type.FullName))
        {
            _attributes.AddUsageMultiple(handle);
        }
    }

    private void AddGenericParameters(SurfaceType[] types)
    {
        foreach (SurfaceType type in types)
        {
            string[] variance = (_catalogue.Details.Value("variance", type.MetadataName, "") ?? "").Split(' ');
            for (int index = 0; index < type.GenericParameters.Count; index++)
            {
                GenericParameterAttributes attributes = index >= variance.Length ? 0 : variance[index] switch
                {
                    "in" => GenericParameterAttributes.Contravariant,
                    "out" => GenericParameterAttributes.Covariant,
                    _ => 0,
                };
                _metadata.AddGenericParameter(
                    _types.Handle(type.MetadataName), attributes, _metadata.GetOrAddString(type.GenericParameters[index]), index);
            }
        }
    }

    private int AddThrowingBody()
    {
        var instructions = new InstructionEncoder(new BlobBuilder());
        instructions.OpCode(ILOpCode.Ldnull);
        instructions.OpCode(ILOpCode.Throw);
        return new MethodBodyStreamEncoder(_code).AddMethodBody(instructions);
    }

    private byte[] Serialize()
    {
        var builder = new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.ExecutableImage | Characteristics.Dll),
            new MetadataRootBuilder(_metadata),
            _code,
            deterministicIdProvider: content =>
                BlobContentId.FromHash(SHA256.HashData([.. content.SelectMany(blob => blob.GetBytes())])));
        var image = new BlobBuilder();
        builder.Serialize(image);
        return image.ToArray();
    }
}
