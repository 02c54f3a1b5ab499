using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.Size.Images;

/// <summary>The names and literals of a .pe file, each once, but for those that every nanoCLR knows.</summary>
internal sealed class StringTable
{
    private static readonly HashSet<string> _wellKnown = ReadWellKnown();

    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);

    public StringTable(ImageContents contents)
    {
        Add("");
        AddAll(contents.AssemblyReferences.Select(assembly => assembly.Name));
        AddAll(contents.TypeReferences.SelectMany(type => new[] { type.Namespace, type.Name }));
        AddAll(contents.MemberReferences.Where(member => IsNamed(member, contents)).Select(member => member.Name));
        AddAll(contents.Types.SelectMany(type => new[] { type.Namespace, type.Name }));
        AddAll(contents.Fields.Select(field => field.Name));
        AddAll(contents.Methods.Select(method => method.Name));
        AddAll(contents.Methods.Where(method => method.HasBody).SelectMany(method => Literals(method.Body)));
        Add(contents.Name);
    }

    public int Count => _offsets.Count;

    /// <summary>The bytes of all strings; attributes may add some until they are encoded.</summary>
    public int Bytes { get; private set; }

    public int Add(string text)
    {
        if (_wellKnown.Contains(text))
        {
            return ushort.MaxValue;
        }

        if (!_offsets.TryGetValue(text, out int offset))
        {
            _offsets.Add(text, offset = Bytes);
            Bytes += Encoding.UTF8.GetByteCount(text) + 1;
        }

        return offset;
    }

    private void AddAll(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Add(text);
        }
    }

    private static bool IsNamed(MemberReference member, ImageContents contents) =>
        contents.TypeReferences.Any(type => type.FullName.Contains(member.DeclaringType.FullName, StringComparison.Ordinal));

    private static IEnumerable<string> Literals(MethodBody body) => body.Instructions.Select(instruction => instruction.Operand).OfType<string>();

    private static HashSet<string> ReadWellKnown()
    {
        using StreamReader reader = new(typeof(StringTable).Assembly.GetManifestResourceStream("well-known-strings.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
