using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Samgr.Analyzers.Handlers;

/// <summary>The names that a class's service has.</summary>
internal static class ServiceNames
{
    /// <summary>The services whose interfaces a class has.</summary>
    public static IEnumerable<string> OfInterfaces(INamedTypeSymbol type) => type.AllInterfaces.Select(OfInterface).OfType<string>();

    private static string? OfInterface(INamedTypeSymbol contract)
        => KnownTypes.ServiceInterfaceOf(contract)?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The constant that a property Name returns.</summary>
    public static string? OfNameProperty(OperationAnalysisContext context)
        => context.ContainingSymbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol { Name: "Name", IsOverride: true } }
            && ((IReturnOperation)context.Operation).ReturnedValue?.ConstantValue is { HasValue: true, Value: string name }
            ? name
            : null;
}
