namespace Samgr.Generator.Tests.Legal.Random;

/// <summary>Makes a world at random.</summary>
internal sealed class WorldBuilder
{
    private static readonly string[] _scalars =
        ["int", "bool", "char", "byte", "sbyte", "short", "ushort", "uint", "long", "ulong", "float", "double", "string", "System.DateTime", "System.TimeSpan"];

    private static readonly string[] _marks = ["[System.Obsolete]", "[System.Obsolete(\"Gone.\")]", "[System.Obsolete(\"Gone.\", true)]"];

    private readonly System.Random _random;
    private readonly NamePool _names;
    private readonly bool _isDesktop;
    private readonly HashSet<string> _types = [];
    private readonly List<Declaration> _declarations = [];
    private readonly List<string> _values = [];
    private readonly List<string> _enums = [];
    private string? _callback;

    private WorldBuilder(int seed, bool isDesktop)
    {
        _random = new System.Random(seed);
        _names = new NamePool(_random);
        _isDesktop = isDesktop;
    }

    /// <summary>A world; perhaps one that is not C#.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="seed">What it is made of.</param>
    /// <param name="isDesktop">Whether it may have what a board does not know.</param>
    public static World Build(int number, int seed, bool isDesktop)
    {
        WorldBuilder builder = new(seed, isDesktop);
        string space = string.Join('.', Enumerable.Range(0, builder._random.Next(3)).Select(_ => NamePool.Code(builder._names.Any())));
        builder.AddTypes();
        return new World(number, space, builder._declarations);
    }

    private void AddTypes()
    {
        Repeat(2, AddEnum);
        Repeat(3, AddData);
        if (Chance(3))
        {
            string callback = Interface();
            AddInterface("[CallbackInterface]", callback, "", [.. Methods(2)]);
            _callback = callback;
        }

        string parent = "";
        List<string> inherited = [];
        if (Chance(3))
        {
            parent = Interface();
            inherited = [.. Methods(3)];
            AddInterface("", parent, "", inherited);
        }

        string service = Interface();
        string feature = Chance(5) ? ", Feature = \"extra\"" : "";
        string mark = Chance(20) ? "[System.Obsolete(\"Old.\")] " : "";
        List<string> own = [.. Methods(3)];
        AddInterface($"{mark}[ServiceInterface(\"{World.Service}\"{feature})]", service, parent, own);
        if (Chance(2))
        {
            string name = NamePool.Code(_names.Fresh(_types));
            IEnumerable<string> members = own.Select(method => Implement(method, service)).Concat(inherited.Select(method => Implement(method, parent)));
            _declarations.Add(new Declaration($"[Service] {Visibility()}class {name} : {service}", [.. members]));
        }
    }

    private void AddInterface(string attribute, string name, string parent, List<string> methods) =>
        _declarations.Add(new Declaration($"{attribute} {Visibility()}interface {name}{(parent.Length == 0 ? "" : " : " + parent)}", methods));

    private void AddEnum()
    {
        string name = NamePool.Code(_names.Fresh(_types));
        HashSet<string> values = ["value__"];
        string number = Chance(3) ? " : " + Of(["byte", "short", "uint", "long"]) : "";
        _declarations.Add(new Declaration($"public enum {name}{number}", [.. Some(3, () => NamePool.Code(_names.Fresh(values)) + ",")]));
        _enums.Add(name);
    }

    private void AddData()
    {
        string plain = _names.Fresh(_types);
        string name = NamePool.Code(plain);
        bool isStruct = Chance(3);
        string? outer = Chance(4) ? NamePool.Code(_names.Fresh(_types)) : null;
        HashSet<string> members = [plain];
        List<string> lines = [.. Some(4, () => Member(NamePool.Code(_names.Fresh(members))))];
        string parent = "";
        if (!isStruct && Chance(4))
        {
            parent = NamePool.Code(_names.Fresh(_types));
            string[] hidden = [.. members.Where(member => member != plain && NamePool.Code(member) != parent).Take(2)];
            _declarations.Add(new Declaration($"public class {parent}", [.. hidden.Select(member => $"public int {NamePool.Code(member)};"), "public bool Kept;"]));
            foreach (string member in hidden)
            {
                string code = NamePool.Code(member);
                lines = [.. lines.Select(line => line.Replace($" {code};", $" {code}; // new", StringComparison.Ordinal)).Select(Hide)];
            }
        }

        string head = $"[ServiceData] public {(isStruct ? "struct" : "class")} {name}{(parent.Length == 0 ? "" : " : " + parent)}";
        _declarations.Add(outer is null ? new Declaration(head, lines) : new Declaration($"public class {outer}", [new Declaration(head, lines).Source]));
        _values.Add(outer is null ? name : outer + "." + name);
    }

    private static string Hide(string line) => line.EndsWith("// new", StringComparison.Ordinal) && line.StartsWith("public ", StringComparison.Ordinal)
        ? "public new " + line["public ".Length..^"// new".Length]
        : line;

    private string Member(string name)
    {
        string type = Type(isNullableAllowed: true);
        string mark = Chance(15) ? Of(_marks) + " " : "";
        string required = _isDesktop && Chance(6) ? "required " : "";
        string value = type.EndsWith('?') || required.Length > 0 || !IsReference(type) ? "" : " = default!";
        return required.Length == 0 && mark.Length == 0 && value.Length == 0 ? $"public {type} {name};"
            : Chance(2) ? $"{mark}public {required}{type} {name}{value};"
            : $"{mark}public {required}{type} {name} {{ get; set; }}{value}{(value.Length > 0 ? ";" : "")}";
    }

    private bool IsReference(string type) => type is "string" || type.EndsWith("[]", StringComparison.Ordinal) || _values.Contains(type);

    private IEnumerable<string> Methods(int most)
    {
        HashSet<string> taken = [];
        List<string> names = [];
        for (int i = _random.Next(most + 1); i > 0; i--)
        {
            // Half of them are overloads, of which those that are not C# are dropped with their world.
            string name = names.Count > 0 && Chance(3) ? Of(names) : _names.Any();
            names.Add(name);
            if (taken.Add(name) || Chance(2))
            {
                yield return Method(NamePool.Code(name));
            }
        }
    }

    private string Method(string name)
    {
        HashSet<string> taken = [];
        bool isOneWay = Chance(8);
        string result = isOneWay || Chance(4) ? "void" : Type(isNullableAllowed: true);
        string[] parameters = [.. Some(3, () => Parameter(NamePool.Code(_names.Fresh(taken)), isOneWay))];
        if (parameters.Length > 0 && Chance(5))
        {
            parameters[^1] = Optional(NamePool.Code(_names.Fresh(taken)));
        }

        string mark = Chance(12) ? Of(_marks) + " " : "";
        string maybe = _isDesktop && Chance(8) && result == "string" ? "[return: System.Diagnostics.CodeAnalysis.MaybeNull] " : "";
        return $"{(isOneWay ? "[OneWay] " : "")}{mark}{maybe}{result} {name}({string.Join(", ", parameters)});";
    }

    private string Parameter(string name, bool isOneWay)
    {
        if (_callback is not null && Chance(4))
        {
            return $"{_callback}{(Chance(2) ? "?" : "")} {name}";
        }

        string direction = isOneWay ? "" : _random.Next(6) switch { 0 => "out ", 1 => "ref ", _ => "" };
        return $"{direction}{Type(isNullableAllowed: true)} {name}";
    }

    private string Optional(string name) => _random.Next(6) switch
    {
        0 => $"int {name} = -1",
        1 => $"string? {name} = null",
        2 => $"params int[] {name}",
        3 => $"double {name} = 1e100",
        4 => $"char {name} = '\\''",
        _ => $"params string[] {name}",
    };

    private string Type(bool isNullableAllowed)
    {
        string type = _random.Next(5) switch
        {
            0 when _values.Count > 0 => Of(_values),
            1 when _enums.Count > 0 => Of(_enums),
            _ => Of(_scalars),
        };
        type = Chance(5) ? type + (type == "string" && Chance(4) ? "?[]" : "[]") : type;
        return isNullableAllowed && (type.EndsWith(']') || type == "string") && Chance(3) ? type + "?" : type;
    }

    private string Interface()
    {
        string name = _names.Any();
        name = Chance(3) ? name : "I" + char.ToUpperInvariant(name[0]) + name[1..];
        while (!_types.Add(name))
        {
            name += _random.Next(10);
        }

        return NamePool.Code(name);
    }

    // Explicitly, so that members of the class are in nobody's way.
    private static string Implement(string method, string owner)
    {
        string text = method.StartsWith("[OneWay] ", StringComparison.Ordinal) ? method["[OneWay] ".Length..] : method;
        foreach (string mark in _marks.Append("[return: System.Diagnostics.CodeAnalysis.MaybeNull]"))
        {
            text = text.StartsWith(mark, StringComparison.Ordinal) ? text[(mark.Length + 1)..] : text;
        }

        int name = text.LastIndexOf(' ', text.IndexOf('(')) + 1;
        string parameters = text[text.IndexOf('(')..^1];
        int optional = parameters.LastIndexOf(" = ", StringComparison.Ordinal);
        parameters = (optional < 0 ? parameters : parameters[..optional] + ")").Replace("params ", "", StringComparison.Ordinal);
        return $"{text[..name]}{owner}.{text[name..text.IndexOf('(')]}{parameters} => throw null!;";
    }

    private string Visibility() => Chance(4) ? "internal " : "public ";

    private bool Chance(int of) => _random.Next(of) == 0;

    private string Of(IReadOnlyList<string> all) => all[_random.Next(all.Count)];

    private void Repeat(int most, Action action) => Enumerable.Range(0, _random.Next(most + 1)).ToList().ForEach(_ => action());

    private IEnumerable<string> Some(int most, Func<string> make) => Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make());
}
