using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Samgr.Analyzers.Handlers;

/// <summary>The names that a class's service has.</summary>
internal static class ServiceNames
{
    /// <summary>The services whose interfaces a class with [Service] implements.</summary>
    public static IEnumerable<string> OfInterfaces(INamedTypeSymbol type)
        => KnownTypes.ServiceAttributeOf(type) is null ? [] : type.AllInterfaces.Select(OfInterface).OfType<string>();

    /// <summary>The service that calls of an interface go to; null when it is not a service's.</summary>
    public static string? OfInterface(ITypeSymbol contract)
        => KnownTypes.ServiceInterfaceOf(contract)?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The constant that a property Name returns.</summary>
    public static string? OfNameProperty(OperationAnalysisContext context)
        => context.ContainingSymbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol { Name: "Name", IsOverride: true } }
            && ((IReturnOperation)context.Operation).ReturnedValue?.ConstantValue is { HasValue: true, Value: string name }
            ? name
            : null;
}
