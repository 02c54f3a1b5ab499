using System.Globalization;

namespace Samgr.NanoGate.Listing;

/// <summary>Reads a library from its list: one line a type, its members indented.</summary>
internal static class SurfaceReader
{
    private const string HeaderStart = "# Public surface of ";

    /// <summary>Reads one list.</summary>
    /// <param name="text">The whole list, its header line first.</param>
    /// <returns>The library.</returns>
    /// <exception cref="FormatException">A line is not of the list's form.</exception>
    public static SurfaceLibrary Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!lines[0].StartsWith(HeaderStart, StringComparison.Ordinal))
        {
            throw new FormatException($"A surface list starts with '{HeaderStart}', not with '{lines[0]}'.");
        }

        string[] header = lines[0][HeaderStart.Length..lines[0].IndexOf(": ", StringComparison.Ordinal)].Split(' ');
        var types = new List<SurfaceType>();
        for (int index = 1; index < lines.Length;)
        {
            string declaration = lines[index++];
            var members = new List<SurfaceMember>();
            bool isEnum = declaration.StartsWith("enum ", StringComparison.Ordinal);
            for (; index < lines.Length && lines[index].StartsWith(' '); index++)
            {
                string line = lines[index].Trim();
                members.Add(isEnum ? ReadEnumValue(line) : ReadMember(line));
            }

            types.Add(ReadType(declaration.Trim(), members));
        }

        return new SurfaceLibrary(header[0], Version.Parse(header[1]), types);
    }

    private static SurfaceType ReadType(string line, List<SurfaceMember> members)
    {
        (string word, SurfaceTypeKind kind) =
            _kinds.FirstOrDefault(entry => line.StartsWith(entry.Word, StringComparison.Ordinal));
        if (word is null)
        {
            throw new FormatException($"Not a type line: '{line}'.");
        }

        string[] halves = line[word.Length..].Split(" : ");
        string[] bases = halves.Length == 1 ? [] : halves[1].Split(", ");
        int angle = halves[0].IndexOf('<');
        string[] generics = angle < 0 ? [] : halves[0][(angle + 1)..^1].Split(',');
        return new SurfaceType(kind, angle < 0 ? halves[0] : halves[0][..angle], generics, bases, members);
    }

    private static SurfaceMember ReadEnumValue(string line)
    {
        string[] halves = line.Split(" = ");
        return new SurfaceMember(
            line,
            SurfaceMemberKind.EnumValue,
            halves[0],
            "",
            SurfaceModifiers.Static | SurfaceModifiers.Constant,
            [],
            int.Parse(halves[1], CultureInfo.InvariantCulture));
    }

    private static SurfaceMember ReadMember(string line)
    {
        string rest = line;
        var kind = Take(ref rest, "field ") ? SurfaceMemberKind.Field
            : Take(ref rest, "property ") ? SurfaceMemberKind.Property
            : Take(ref rest, "event ") ? SurfaceMemberKind.Event
            : rest.StartsWith(".ctor(", StringComparison.Ordinal) ? SurfaceMemberKind.Constructor
            : SurfaceMemberKind.Method;
        SurfaceModifiers modifiers = ReadModifiers(ref rest);
        if (kind is SurfaceMemberKind.Constructor or SurfaceMemberKind.Method)
        {
            return ReadMethod(line, kind, modifiers, rest);
        }

        if (kind is SurfaceMemberKind.Property)
        {
            int brace = rest.IndexOf(" {", StringComparison.Ordinal);
            modifiers |= rest.Contains(" get;", StringComparison.Ordinal) ? SurfaceModifiers.Readable : 0;
            modifiers |= rest.Contains(" set;", StringComparison.Ordinal) ? SurfaceModifiers.Writable : 0;
            rest = rest[..brace];
        }

        string[] words = rest.Split(' ');
        return new SurfaceMember(line, kind, words[1], words[0], modifiers, []);
    }

    private static SurfaceMember ReadMethod(string line, SurfaceMemberKind kind, SurfaceModifiers modifiers, string rest)
    {
        int open = rest.IndexOf('(');
        string[] words = rest[..open].Split(' ');
        string list = rest[(open + 1)..^1];
        SurfaceParameter[] parameters = list.Length == 0 ? [] : [.. list.Split(", ").Select(ReadParameter)];
        return new SurfaceMember(line, kind, words[^1], words.Length == 1 ? "System.Void" : words[0], modifiers, parameters);
    }

    private static SurfaceParameter ReadParameter(string text)
    {
        bool isOut = Take(ref text, "out ");
        bool isReference = Take(ref text, "ref ") || isOut;
        const string Default = " = default";
        bool isOptional = text.EndsWith(Default, StringComparison.Ordinal);
        return new SurfaceParameter(isOptional ? text[..^Default.Length] : text, isReference, isOut, isOptional);
    }

    private static SurfaceModifiers ReadModifiers(ref string rest)
    {
        SurfaceModifiers modifiers = SurfaceModifiers.None;
        modifiers |= Take(ref rest, "static ") ? SurfaceModifiers.Static : 0;
        modifiers |= Take(ref rest, "const ") ? SurfaceModifiers.Static | SurfaceModifiers.Constant : 0;
        modifiers |= Take(ref rest, "abstract ") ? SurfaceModifiers.Abstract | SurfaceModifiers.Virtual : 0;
        modifiers |= Take(ref rest, "virtual ") ? SurfaceModifiers.Virtual : 0;
        return modifiers;
    }

    private static bool Take(ref string rest, string word)
    {
        bool found = rest.StartsWith(word, StringComparison.Ordinal);
        rest = found ? rest[word.Length..] : rest;
        return found;
    }

    private static readonly (string Word, SurfaceTypeKind Kind)[] _kinds =
    [
        ("sealed class ", SurfaceTypeKind.SealedClass),
        ("static class ", SurfaceTypeKind.StaticClass),
        ("abstract class ", SurfaceTypeKind.AbstractClass),
        ("class ", SurfaceTypeKind.Class),
        ("struct ", SurfaceTypeKind.Struct),
        ("interface ", SurfaceTypeKind.Interface),
        ("enum ", SurfaceTypeKind.Enum),
        ("delegate ", SurfaceTypeKind.Delegate),
    ];
}
