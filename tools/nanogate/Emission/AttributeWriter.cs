using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Samgr.NanoGate.Emission;

/// <summary>Writes the attributes a compiler reads, once every type of the assembly is defined.</summary>
internal sealed class AttributeWriter(MetadataBuilder metadata, TypeEncoder types)
{
    private readonly List<(EntityHandle Owner, string Attribute, string[] Parameters, BlobBuilder Value)> _pending = [];
    private readonly Dictionary<string, EntityHandle> _constructors = new(StringComparer.Ordinal);

    public void Remember(string type, string line, MethodDefinitionHandle constructor) =>
        _constructors.TryAdd($"{type} {line}", constructor);

    public void AddMarker(EntityHandle owner, string attribute) => Add(owner, attribute, [], _ => { });

    public void AddMarkerOnce(EntityHandle owner, string attribute)
    {
        if (!_pending.Exists(entry => entry.Owner == owner && entry.Attribute == attribute))
        {
            AddMarker(owner, attribute);
        }
    }

    public void AddDefaultMember(EntityHandle owner, string member) => Add(
        owner,
        "System.Reflection.DefaultMemberAttribute",
        ["System.String"],
        arguments => arguments.AddArgument().Scalar().Constant(member));

    /// <summary>Adds the facts about a member, or about a type.</summary>
    public void AddListed(EntityHandle owner, IEnumerable<(string Attribute, string Arguments)> listed)
    {
        foreach ((string attribute, string arguments) in listed)
        {
            AttributeArguments read = AttributeArguments.Read(arguments);
            _pending.Add((owner, attribute, read.Types, read.Encode()));
        }
    }

    public void AddUsageMultiple(EntityHandle owner) => Add(
        owner,
        "System.AttributeUsageAttribute",
        ["System.AttributeTargets"],
        arguments => arguments.AddArgument().Scalar().Constant((int)AttributeTargets.All),
        named => named.AddArgument(
            isField: false,
            type => type.ScalarType().Boolean(),
            name => name.Name("AllowMultiple"),
            value => value.Scalar().Constant(true)));

    public void Flush()
    {
        foreach ((EntityHandle owner, string attribute, string[] parameters, BlobBuilder value) in _pending)
        {
            metadata.AddCustomAttribute(owner, Constructor(attribute, parameters), metadata.GetOrAddBlob(value));
        }
    }

    private void Add(
        EntityHandle owner,
        string attribute,
        string[] parameters,
        Action<FixedArgumentsEncoder> arguments,
        Action<NamedArgumentsEncoder>? named = null)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).CustomAttributeSignature(
            arguments,
            encoder =>
            {
                NamedArgumentsEncoder list = encoder.Count(named is null ? 0 : 1);
                named?.Invoke(list);
            });
        _pending.Add((owner, attribute, parameters, blob));
    }

    private EntityHandle Constructor(string attribute, string[] parameters)
    {
        string key = $"{attribute} .ctor({string.Join(", ", parameters)})";
        if (!_constructors.TryGetValue(key, out EntityHandle handle))
        {
            var blob = new BlobBuilder();
            new BlobEncoder(blob).MethodSignature(isInstanceMethod: true).Parameters(
                parameters.Length,
                result => result.Void(),
                encoder => parameters.ToList().ForEach(name => types.Encode(encoder.AddParameter().Type(), name, [])));
            handle = metadata.AddMemberReference(
                types.Handle(attribute), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(blob));
            _constructors.Add(key, handle);
        }

        return handle;
    }
}
