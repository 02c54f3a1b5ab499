using System.Reflection;
using LiteIpc;
using Microsoft.CodeAnalysis.CSharp;

namespace Samgr.Generator.Tests.Legal.Random;

/// <summary>Names that are likely to meet one of generated code: keywords, members of its base classes, its own helpers.</summary>
internal sealed class NamePool(System.Random random)
{
    private const BindingFlags Every = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] _suffixes =
        ["Result", "Argument", "Index", "Item", "Results", "Proxy", "Stub", "Functions", "Async", "Module", "Marshaller", "2", "3", "_", "__"];

    private static readonly string[] _prefixes = ["list", "Serve", "I", "_", "On", "value", "Find"];

    private static readonly Type[] _bases =
    [
        typeof(InterfaceProxy), typeof(InterfaceStub), typeof(CallbackProxy), typeof(CallbackStub), typeof(ServiceModule), typeof(ServiceCall),
        typeof(CallbackArgument), typeof(InterfaceFactory), typeof(Wire), typeof(object), typeof(IpcIo), typeof(ServiceException),
    ];

    private static readonly string[] _helpers =
    [
        "call", "request", "reply", "result", "results", "cancellation", "value", "io", "list", "function", "target", "_target", "callback", "remote", "samgr",
        "service", "feature", "client", "config", "global", "Results", "Factory", "Implemented", "Implemented2", "Dispatch", "Description", "System", "LiteIpc",
        "Samgr", "Task", "CancellationToken", "Item1", "Item2", "Item7", "Rest", "_", "args", "Register", "Install",
    ];

    private static readonly string[] _plain = ["Door", "door", "DOOR", "Read", "read", "Lamp", "lamp", "Bell", "Key", "key", "A", "a", "b", "c", "Level", "Ünder", "π", "x1"];

    private static readonly string[] _keywords =
        [.. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText).Where(SyntaxFacts.IsValidIdentifier)];

    private static readonly string[] _members =
    [
        .. _bases.SelectMany(type => type.GetMembers(Every).Select(member => member.Name)
                .Concat(type.GetMethods(Every).SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name ?? "")))
            .Where(SyntaxFacts.IsValidIdentifier)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private readonly List<string> _used = [];

    /// <summary>A name that may be used before; without an escape.</summary>
    public string Any()
    {
        string name = random.Next(10) switch
        {
            0 or 1 => Of(_keywords),
            2 or 3 => Of(_members),
            4 => Of(_helpers),
            5 or 6 => Of(_plain),
            7 when _used.Count > 0 => Of(_used) + Of(_suffixes),
            8 when _used.Count > 0 => Of(_prefixes) + Of(_used),
            9 when _used.Count > 1 => Of(_used) + "_" + Of(_used),
            _ => Of(_used.Count > 0 ? _used : _plain),
        };
        name = name.Length > 60 ? Of(_plain) : name;
        name = random.Next(12) == 0 ? Cased(name) : name;
        _used.Add(name);
        return name;
    }

    /// <summary>A name that is not among some, and is then.</summary>
    public string Fresh(HashSet<string> taken)
    {
        string name = Any();
        while (!taken.Add(name))
        {
            name = random.Next(3) == 0 ? name + random.Next(10) : Any();
        }

        return name;
    }

    /// <summary>A name as code spells it.</summary>
    public static string Code(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string Cased(string name) => char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name.ToUpperInvariant();

    private string Of(IReadOnlyList<string> names) => names[random.Next(names.Count)];
}
