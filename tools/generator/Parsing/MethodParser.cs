using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Diagnostics;
using Samgr.Generator.Model;

namespace Samgr.Generator.Parsing;

/// <summary>Reads a method of an annotated interface.</summary>
internal static class MethodParser
{
    /// <summary>The model of a member; null when it is none, or is wrong, which is reported.</summary>
    public static MethodModel? Parse(ISymbol member, bool isOfCallback, TypeParser types, List<Problem> problems)
    {
        if (member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion) }
            or IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, IsAbstract: false }
            or INamedTypeSymbol or IFieldSymbol { IsConst: true })
        {
            return null;
        }

        if (Refusal(member) is { } refusal)
        {
            problems.Add(Problem.At(Rules.UnsupportedMember, member, Names.Short(member), refusal.Problem, refusal.Fix));
            return null;
        }

        IMethodSymbol method = (IMethodSymbol)member;
        ValueType? result = method.ReturnsVoid ? ValueType.Void : types.Parse(method.ReturnType, method, "The result of " + Names.Short(method));
        ParameterModel?[] parameters = [.. method.Parameters.Select(parameter => ParameterOf(parameter, method, types, problems))];
        if (result is null || parameters.Contains(null))
        {
            return null;
        }

        types.Marks.See(method);
        MethodModel model = new(
            method.Name,
            method.Name,
            Names.Full(method.ContainingType),
            result,
            new(parameters.OfType<ParameterModel>()),
            Names.Has(method, Names.OneWay),
            Marks.ObsoleteOf(method, keepsError: true),
            Marks.IsObsoleteError(method) || Marks.IsObsoleteError(method.ContainingType));
        if (model is { IsOneWay: true, HasResults: true })
        {
            problems.Add(Problem.At(Rules.OneWayResult, method, Names.Short(method)));
        }

        CheckCallbacks(model, method, isOfCallback, problems);
        return model;
    }

    private static ParameterModel? ParameterOf(IParameterSymbol parameter, IMethodSymbol method, TypeParser types, List<Problem> problems)
    {
        string what = $"Parameter '{parameter.Name}' of {Names.Short(method)}";
        if (parameter.RefKind is not (RefKind.None or RefKind.Out or RefKind.Ref))
        {
            problems.Add(Problem.At(Rules.UnsupportedMember, parameter, what, "it is passed by read-only reference", "remove 'in' or 'ref readonly'"));
            return null;
        }

        Direction direction = parameter.RefKind switch { RefKind.Out => Direction.Out, RefKind.Ref => Direction.Ref, _ => Direction.In };
        types.Marks.See(parameter);
        return types.Parse(parameter.Type, parameter, what) is { } type
            ? new ParameterModel(Names.Escape(parameter.Name), type, direction, DefaultValues.Of(parameter, type), parameter.IsParams, DefaultValues.CallerOf(parameter))
            : null;
    }

    private static (string Problem, string Fix)? Refusal(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => ("it is an operator", "declare a method"),
        IMethodSymbol { IsGenericMethod: true } => ("it is generic", "declare a method for each type"),
        IMethodSymbol { IsStatic: true } => ("it is static", "move it into a class"),
        IMethodSymbol { IsAbstract: false } => ("it has a body", "move that into an extension method"),
        IMethodSymbol { ReturnsByRef: true } or IMethodSymbol { ReturnsByRefReadonly: true } => ("it returns a reference", "return the value"),
        IMethodSymbol { IsVararg: true } => ("it takes an argument list", "take an array"),
        IMethodSymbol { DeclaredAccessibility: not Accessibility.Public } => ("it is not public", "make it public, or the whole interface internal"),
        IMethodSymbol => null,
        IPropertySymbol => ("it is a property", "declare a method that returns the value, and one that takes it"),
        IEventSymbol => ("it is an event", "declare a method that takes an interface marked [CallbackInterface]"),
        _ => ("it is no method", "move it out of the interface"),
    };

    private static void CheckCallbacks(MethodModel model, IMethodSymbol method, bool isOfCallback, List<Problem> problems)
    {
        if (model.Result.Kind == ValueKind.Callback)
        {
            problems.Add(Problem.At(Rules.BadCallback, method, "The result of " + Names.Short(method), "can only be an argument", "pass it to the service"));
        }

        foreach (ParameterModel parameter in model.Callbacks)
        {
            string what = $"Parameter '{parameter.PlainName}' of {Names.Short(method)}";
            if (isOfCallback)
            {
                problems.Add(Problem.At(Rules.BadCallback, method, what, "cannot be passed to a callback", "pass it to the service"));
            }
            else if (parameter.Direction != Direction.In)
            {
                problems.Add(Problem.At(Rules.BadCallback, method, what, "cannot come back from the service", "remove 'out' or 'ref'"));
            }
        }
    }
}
