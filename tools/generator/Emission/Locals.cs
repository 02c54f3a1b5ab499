using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Names of variables of one generated method, beside each other and beside the parameters.</summary>
internal sealed class Locals(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];
    private readonly Dictionary<string, string> _given = [];

    public static Locals Of(MethodModel method) => new(method.Parameters.Select(parameter => parameter.PlainName));

    /// <summary>A name that no other variable has; always the same one for the same use.</summary>
    public string Name(string name, string use = "")
    {
        string key = use + " " + name;
        if (!_given.TryGetValue(key, out string? given))
        {
            given = name;
            while (!_taken.Add(given))
            {
                given += "_";
            }

            _given.Add(key, given);
        }

        return given;
    }

    /// <summary>The object around a callback among the arguments.</summary>
    public string Argument(ParameterModel parameter) => Name(parameter.PlainName + "Argument", "argument");

    /// <summary>The name of the variable that is the index into a value.</summary>
    public string Index(string value) => Name(Plain(value) + "Index", "index");

    /// <summary>An element of a value.</summary>
    public string Item(string value) => Name(Plain(value) + "Item", "item");

    private static string Plain(string value) => new([.. value.Where(unit => !".@[]():".Contains(unit))]);
}
