using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Parsing;

namespace Samgr.Generator.Model;

/// <summary>A function of an interface.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Constant">The name of its id: that of the method, with a number for the second of that name. No two are the same.</param>
/// <param name="Owner">The interface that declares it, as generated code spells it.</param>
/// <param name="Result">The type of its result.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="IsOneWay">Whether its caller waits for nothing.</param>
/// <param name="Obsolete">Its attribute, for those who call it; empty for none.</param>
/// <param name="IsObsoleteError">Whether calling it is an error, unless the caller is obsolete, too.</param>
public sealed record MethodModel(
    string Name,
    string Constant,
    string Owner,
    ValueType Result,
    EquatableArray<ParameterModel> Parameters,
    bool IsOneWay,
    string Obsolete,
    bool IsObsoleteError)
{
    /// <summary>The name of the method as code spells it.</summary>
    public string Identifier => Names.Escape(Name);

    /// <summary>The name of its id as code spells it.</summary>
    public string ConstantIdentifier => Names.Escape(Constant);

    /// <summary>The text that the lock file compares: the name, all that is in a message, and the name of each part of it.</summary>
    public string Signature => Describe(
        Parameters.Select(parameter => $"{parameter.Modifier}{parameter.Type.NamedWire} {parameter.PlainName}"), Result.NamedWire);

    /// <summary>The name, and everything that a message shows: functions of which it is the same cannot be told apart by it.</summary>
    public string Shape => Describe(Parameters.Select(parameter => parameter.Modifier + parameter.Type.Wire), Result.Wire);

    /// <summary>The parameters in the request.</summary>
    public IEnumerable<ParameterModel> Sent => Parameters.Where(parameter => parameter.IsSent);

    /// <summary>The parameters in the reply, before the result.</summary>
    public IEnumerable<ParameterModel> Returned => Parameters.Where(parameter => parameter.IsReturned);

    /// <summary>The callbacks among the arguments.</summary>
    public IEnumerable<ParameterModel> Callbacks => Parameters.Where(parameter => parameter.Type.Kind == ValueKind.Callback);

    /// <summary>Whether the reply holds anything.</summary>
    public bool HasResults => !Result.IsVoid || Returned.Any();

    private string Describe(IEnumerable<string> parameters, string result) =>
        $"{Name}({string.Join(", ", parameters)})" + (IsOneWay ? " one-way" : Result.IsVoid ? "" : " : " + result);
}
