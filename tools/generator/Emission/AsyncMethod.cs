using System;
using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;
using Samgr.Generator.Parsing;

namespace Samgr.Generator.Emission;

/// <summary>A function in the asynchronous companion of a proxy.</summary>
internal sealed class AsyncMethod
{
    private static readonly string[] _ofTuples = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    private AsyncMethod(MethodModel method, string name, bool hasTwoForms)
    {
        Method = method;
        Name = name;
        HasTwoForms = hasTwoForms;
        Locals = Locals.Of(method);
        Token = Locals.Name("cancellation");
    }

    public MethodModel Method { get; }

    public string Name { get; }

    /// <summary>Whether there is a form without a token, for what could not be left out beside one or would not be told apart.</summary>
    public bool HasTwoForms { get; }

    public Locals Locals { get; }

    /// <summary>The name of the token.</summary>
    public string Token { get; }

    /// <summary>The parameters without defaults.</summary>
    public IEnumerable<string> Plain => Method.Sent.Select(parameter => $"{parameter.Type.CSharp} {parameter.Name}");

    /// <summary>The types and names of the results.</summary>
    public IEnumerable<(string Type, string Name)> Results
    {
        get
        {
            Locals names = new(_ofTuples);
            if (!Method.Result.IsVoid)
            {
                yield return (Method.Result.CSharp, names.Name("result"));
            }

            foreach (ParameterModel parameter in Method.Returned)
            {
                // A tuple has elements of such names already.
                string plain = parameter.PlainName.StartsWith("Item", StringComparison.Ordinal) ? parameter.PlainName + "_" : parameter.PlainName;
                yield return (parameter.Type.CSharp, Names.Escape(names.Name(plain, "parameter")));
            }
        }
    }

    /// <summary>The functions of an interface; none has the name and the arguments of another one.</summary>
    public static AsyncMethod[] Of(InterfaceModel type)
    {
        HashSet<string> taken = [];
        List<AsyncMethod> methods = [];
        foreach (MethodModel method in type.Methods)
        {
            // Overloads may differ in what comes back only.
            string arguments = "(" + string.Join(", ", method.Sent.Select(parameter => parameter.Type.CSharp.Replace("?", ""))) + ")";
            string name = taken.Add(method.Name + arguments) ? method.Name : method.Constant;
            taken.Add(name + arguments);
            bool hasOptional = type.Methods.Any(other => other.Name == method.Name && other.Parameters.Any(parameter => parameter.Default is not null || parameter.IsParams));
            bool isOverloaded = type.Methods.Count(other => other.Name == method.Name) > 1;
            bool hasTwoForms = hasOptional && (isOverloaded || method.Parameters.Any(parameter => parameter.IsParams));
            methods.Add(new(method, name + "Async", hasTwoForms));
        }

        return [.. methods];
    }

    /// <summary>The parameters as they are declared.</summary>
    public IEnumerable<string> Declared(bool withDefaults)
    {
        ParameterModel[] sent = [.. Method.Sent];
        for (int i = 0; i < sent.Length; i++)
        {
            ParameterModel parameter = sent[i];
            bool mayBeLeftOut = withDefaults && sent.Skip(i).All(other => other.Default is not null || other.IsParams);
            string prefix = withDefaults && parameter.IsParams ? "params " : mayBeLeftOut ? parameter.Caller : "";
            yield return $"{prefix}{parameter.Type.CSharp} {parameter.Name}{(mayBeLeftOut && parameter.Default is { } value ? " = " + value : "")}";
        }
    }

    /// <summary>An argument of the call.</summary>
    public string Pass(ParameterModel parameter) => parameter.Direction switch
    {
        Direction.Out => $"out {parameter.Type.CSharp} {Copy(parameter)}",
        Direction.Ref => $"ref {Copy(parameter)}",
        _ => parameter.Name,
    };

    /// <summary>The variable of an argument that comes back.</summary>
    public string Copy(ParameterModel parameter) => Locals.Name(parameter.PlainName + "Result", "copy");
}
