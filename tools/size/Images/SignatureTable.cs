using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>The signatures of a .pe file. A signature whose bytes are in the table already takes no further ones.</summary>
internal sealed class SignatureTable
{
    private readonly List<byte> _bytes = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public SignatureTable(ImageContents contents, TypeIds ids, StringTable strings)
    {
        SignatureEncoder encoder = new(ids);
        Add(contents.FieldReferences.Select(encoder.Field));
        Add(contents.MethodReferences.Select(encoder.Method));
        foreach (TypeDefinition type in contents.Types)
        {
            AddMembers(type, encoder);
        }

        AttributeEncoder attributes = new(strings);
        Add(contents.Attributes.Select(attributes.Encode));
        Add(ids.Specifications.Select(encoder.Type));
    }

    public int Count => _known.Count;

    public int Bytes => _bytes.Count;

    private void AddMembers(TypeDefinition type, SignatureEncoder encoder)
    {
        foreach (FieldDefinition field in MemberOrder.Fields(type))
        {
            Add(encoder.Field(field));
            if (field is { IsStatic: true, InitialValue.Length: > 0 })
            {
                Add(SignatureEncoder.Value(field.InitialValue));
            }
        }

        foreach (MethodDefinition method in MemberOrder.Methods(type))
        {
            Add(encoder.Method(method));
            if (method.HasBody && method.Body.HasVariables)
            {
                Add(encoder.Variables(method.Body.Variables));
            }
        }

        if (type.HasInterfaces)
        {
            Add(encoder.Interfaces(type.Interfaces));
        }
    }

    private void Add(IEnumerable<byte[]> signatures)
    {
        foreach (byte[] signature in signatures)
        {
            Add(signature);
        }
    }

    private void Add(byte[] signature)
    {
        if (_known.Add(Convert.ToHexString(signature)) && !IsPart(signature))
        {
            _bytes.AddRange(signature);
        }
    }

    // The processor does not look at the very end of the table, so neither does this.
    private bool IsPart(byte[] signature)
    {
        ReadOnlySpan<byte> bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes);
        return bytes.Length > 0 && bytes[..^1].IndexOf(signature) >= 0;
    }
}
