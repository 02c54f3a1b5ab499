using System.Reflection;
using System.Text.RegularExpressions;

namespace Samgr.Analyzers.Device;

/// <summary>The names in the lists of nanoFramework's libraries: one line a type, its members indented.</summary>
internal sealed class BoardNames
{
    private const string ListPrefix = "surface/";

    private static readonly Regex _type = new(
        @"^(?:\w+ )*?(?:class|interface|struct|enum|delegate) (?<name>[\w.+]+)(?<generic><[^>]*>)?", RegexOptions.CultureInvariant);

    private static readonly Regex _member = new(
        @"^(?:(?<name>\.ctor)\(|(?<name>\w+) = |.*? (?<name>\w+)(?:\(| \{|$| = ))", RegexOptions.CultureInvariant);

    // Desktop assemblies have these names, too, and contain more.
    private static readonly string[] _sharedNames = ["mscorlib", "System.IO.Ports", "System.IO.Streams", "System.Threading"];

    private readonly HashSet<string> _libraries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);

    private BoardNames()
    {
    }

    public static BoardNames Read()
    {
        var names = new BoardNames();
        Assembly assembly = typeof(BoardNames).Assembly;
        foreach (string list in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ListPrefix, StringComparison.Ordinal)))
        {
            string library = list.Substring(ListPrefix.Length).Replace(".txt", "");
            if (!_sharedNames.Contains(library))
            {
                names._libraries.Add(library);
            }

            using var reader = new StreamReader(assembly.GetManifestResourceStream(list)!);
            names.Read(reader);
        }

        return names;
    }

    public bool IsLibrary(string assembly) => _libraries.Contains(assembly);

    public bool HasNamespace(string name) => _namespaces.Contains(name);

    public bool HasType(string name) => _members.ContainsKey(name);

    public bool HasMember(string type, string name) => _members.TryGetValue(type, out HashSet<string>? members) && members.Contains(name);

    private void Read(StreamReader reader)
    {
        HashSet<string>? members = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(" ", StringComparison.Ordinal))
            {
                members?.Add(_member.Match(line.Trim()).Groups["name"].Value);
            }
            else if (_type.Match(line) is { Success: true } type)
            {
                members = Enter(type.Groups["name"].Value.Replace('+', '.'), type.Groups["generic"].Value);
            }
        }
    }

    private HashSet<string> Enter(string name, string generic)
    {
        for (int dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            _namespaces.Add(name.Substring(0, dot));
        }

        string key = generic.Length == 0 ? name : name + "`" + generic.Split(',').Length;
        if (!_members.TryGetValue(key, out HashSet<string>? members))
        {
            _members.Add(key, members = new HashSet<string>(StringComparer.Ordinal));
        }

        return members;
    }
}
