using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Samgr.Generator.Emission;
using Samgr.Generator.Model;
using ValueType = Samgr.Generator.Model.ValueType;

namespace Samgr.Generator.Parsing;

/// <summary>The default values of parameters.</summary>
internal static class DefaultValues
{
    private const string Services = "System.Runtime.CompilerServices.";

    private static readonly string[] _callers = ["CallerMemberName", "CallerFilePath", "CallerLineNumber", "CallerArgumentExpression"];

    /// <summary>The value as code spells it; null when there is none.</summary>
    public static string? Of(IParameterSymbol parameter, ValueType type)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        return parameter.ExplicitDefaultValue switch
        {
            null => type is { IsReference: true, IsNullable: false } ? "null!" : type.IsReference ? "null" : "default",
            DateTime => null,
            object value when type.Kind == ValueKind.Enum => $"({type.Bare})({Number(value)})",
            string text => Literals.Of(text),
            char unit => SymbolDisplay.FormatLiteral(unit, quote: true),
            bool flag => flag ? "true" : "false",
            object value => Number(value),
        };
    }

    /// <summary>The attribute by which the compiler says who calls, and a space; empty for none.</summary>
    public static string CallerOf(IParameterSymbol parameter)
    {
        foreach (string caller in _callers)
        {
            if (Names.Find(parameter, Services + caller + "Attribute") is { } data)
            {
                string argument = data.ConstructorArguments.Length > 0 ? $"({Literals.Of(data.ConstructorArguments[0].Value as string)})" : "";
                return $"[global::{Services}{caller}{argument}] ";
            }
        }

        return "";
    }

    private static string Number(object value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
