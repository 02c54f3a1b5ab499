using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>The parts of an assembly that go into its .pe file, each list in the order of its table.</summary>
internal sealed class ImageContents
{
    public ImageContents(ModuleDefinition module)
    {
        Name = module.Assembly.Name.Name;
        List<TypeDefinition> types = TypeOrder.Sort(module);
        Types = [.. types.Where(type => !LeftOut.IsLeftOut(type))];
        Fields = [.. Types.SelectMany(MemberOrder.Fields)];
        Methods = [.. Types.SelectMany(MemberOrder.Methods)];
        UsedReferences used = new(this);
        AssemblyReferences = [.. module.AssemblyReferences.Where(used.Contains)];
        TypeReferences = [.. module.GetTypeReferences().Where(used.Contains)];
        MemberReferences = [.. module.GetMemberReferences()];
        FieldReferences = [.. MemberReferences.OfType<FieldReference>().Where(used.Contains)];
        MethodReferences = [.. MemberReferences.OfType<MethodReference>().Where(used.Contains)];
        ICustomAttributeProvider[] owners =
        [
            .. types,
            .. types.SelectMany(MemberOrder.Fields),
            .. types.SelectMany(MemberOrder.Methods),
        ];
        Attributes = [.. owners.SelectMany(owner => owner.CustomAttributes).Where(attribute => !LeftOut.IsLeftOut(attribute) && used.Contains(attribute.Constructor))];
    }

    public string Name { get; }

    public IReadOnlyList<AssemblyNameReference> AssemblyReferences { get; }

    public IReadOnlyList<TypeReference> TypeReferences { get; }

    /// <summary>All that the assembly refers to: the names of some stay in the file though nothing there uses them.</summary>
    public IReadOnlyList<MemberReference> MemberReferences { get; }

    public IReadOnlyList<FieldReference> FieldReferences { get; }

    public IReadOnlyList<MethodReference> MethodReferences { get; }

    public IReadOnlyList<TypeDefinition> Types { get; }

    public IReadOnlyList<FieldDefinition> Fields { get; }

    public IReadOnlyList<MethodDefinition> Methods { get; }

    public IReadOnlyList<CustomAttribute> Attributes { get; }
}
