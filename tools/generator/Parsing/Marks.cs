using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Samgr.Generator.Emission;

namespace Samgr.Generator.Parsing;

/// <summary>Attributes that make the compiler warn where a symbol is used. Generated code has to use such symbols.</summary>
internal sealed class Marks
{
    /// <summary>Stands for all warnings of null analysis, which attributes of parameters and results change.</summary>
    public const string Nullable = "nullable";

    private const string Obsolete = "System.ObsoleteAttribute";
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";
    private const string Flow = "System.Diagnostics.CodeAnalysis";

    private static readonly string[] _flow = ["AllowNull", "DisallowNull", "MaybeNull", "NotNull", "DoesNotReturn", "MemberNotNull"];
    private static readonly string[] _compliance = ["CS3001", "CS3002", "CS3003", "CS3005", "CS3008", "CS3009"];

    private readonly SortedSet<string> _suppressed = new(System.StringComparer.Ordinal);

    /// <summary>The warnings that what has been seen would raise in generated code, beside those of plain [Obsolete].</summary>
    public IEnumerable<string> Suppressed => _suppressed;

    /// <summary>Looks at a symbol and those around it.</summary>
    public void See(ISymbol symbol)
    {
        See(symbol.GetAttributes());
        if (symbol is IMethodSymbol method)
        {
            See(method.GetReturnTypeAttributes());
        }
        else if (symbol is IPropertySymbol property)
        {
            new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().ToList().ForEach(See);
        }

        if (symbol is INamedTypeSymbol type)
        {
            SeeAssembly(type.ContainingAssembly);
            if (type.ContainingType is { } outer)
            {
                See(outer);
            }
        }
    }

    /// <summary>The [Obsolete] of a symbol as code spells it; empty for none.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="keepsError">Whether using what gets it is an error, too, where using the symbol is one.</param>
    public static string ObsoleteOf(ISymbol symbol, bool keepsError = false)
    {
        if (Names.Find(symbol, Obsolete) is not { } data)
        {
            return "";
        }

        List<string> arguments = [];
        if (data.ConstructorArguments.Length > 0)
        {
            arguments.Add(Literals.Of(data.ConstructorArguments[0].Value as string));
        }

        if (keepsError && IsError(data))
        {
            arguments.Add("true");
        }

        arguments.AddRange(data.NamedArguments.Select(named => $"{named.Key} = {Literals.Of(named.Value.Value as string)}"));
        return "[global::System.Obsolete" + (arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})") + "]";
    }

    /// <summary>Whether only what is obsolete itself may use a symbol.</summary>
    public static bool IsObsoleteError(ISymbol symbol) => Names.Find(symbol, Obsolete) is { } data && IsError(data);

    private static bool IsError(AttributeData data) => data.ConstructorArguments.Length > 1 && data.ConstructorArguments[1].Value is true;

    private void See(IEnumerable<AttributeData> attributes)
    {
        foreach (AttributeData data in attributes)
        {
            string name = data.AttributeClass is { } type ? Names.NamespaceOf(type) + "." + type.Name : "";
            if (name == Obsolete)
            {
                Suppress(data.NamedArguments.FirstOrDefault(named => named.Key == "DiagnosticId").Value.Value);
            }
            else if (name == Experimental)
            {
                Suppress(data.ConstructorArguments.FirstOrDefault().Value);
            }
            else if (_flow.Any(flow => name.StartsWith(Flow + "." + flow, System.StringComparison.Ordinal)))
            {
                Suppress(Nullable);
            }
        }
    }

    private void SeeAssembly(IAssemblySymbol assembly)
    {
        if (Names.Has(assembly, "System.CLSCompliantAttribute"))
        {
            _suppressed.UnionWith(_compliance);
        }

        See(assembly.GetAttributes());
    }

    private void Suppress(object? id)
    {
        if (id is string { Length: > 0 } text && text.All(unit => char.IsLetterOrDigit(unit) || unit == '_'))
        {
            _suppressed.Add(text);
        }
    }
}
