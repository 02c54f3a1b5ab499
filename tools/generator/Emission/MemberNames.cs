using System.Collections.Generic;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Names of members of a generated class, none of which meets another one.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<(MethodModel, string), string> _given = [];

    private MemberNames(string holder)
    {
        _taken.Add(holder);
    }

    /// <summary>The methods of a stub that serve a function each.</summary>
    public static MemberNames OfStub(InterfaceModel type)
    {
        MemberNames names = new(type.Stem + "Stub");
        foreach (MethodModel method in type.Methods)
        {
            names.Give(method, "", "Serve" + method.Constant);
        }

        return names;
    }

    /// <summary>The fields of a call that take its results.</summary>
    public static MemberNames OfResults(InterfaceModel type)
    {
        MemberNames names = new("Results");
        foreach (MethodModel method in type.Methods)
        {
            foreach (ParameterModel parameter in method.Returned)
            {
                names.Give(method, parameter.PlainName, method.Constant + "_" + parameter.PlainName);
            }

            names.Give(method, "", method.Constant + "Result");
        }

        return names;
    }

    /// <summary>The method that serves a function, or the field of its result.</summary>
    public string Of(MethodModel method) => _given[(method, "")];

    /// <summary>The field of an argument that comes back.</summary>
    public string Of(MethodModel method, ParameterModel parameter) => _given[(method, parameter.PlainName)];

    private void Give(MethodModel method, string part, string name)
    {
        while (!_taken.Add(name))
        {
            name += "_";
        }

        _given.Add((method, part), name);
    }
}
