using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Samgr.Analyzers;

/// <summary>The types of samgr as a compilation knows them. They are known by name: nothing here depends on samgr.</summary>
internal sealed class KnownTypes
{
    private const string ServiceInterfaceName = "Samgr.ServiceInterfaceAttribute";
    private const string CallbackInterfaceName = "Samgr.CallbackInterfaceAttribute";
    private const string ServiceDataName = "Samgr.ServiceDataAttribute";
    private const string GeneratorOption = "build_property.SamgrGeneratesProxies";
    private const string ServiceAttributeName = "Samgr.ServiceAttribute";

    private readonly Compilation _compilation;

    private KnownTypes(Compilation compilation, INamedTypeSymbol samgr)
    {
        _compilation = compilation;
        Samgr = samgr;
        Unknown = Find("Samgr.IUnknown");
        Service = Find("Samgr.Service");
        Feature = Find("Samgr.Feature");
        DependentService = Find("Samgr.DependentService");
        ServerProxy = Find("Samgr.IServerProxy");
        ClientProxy = Find("Samgr.ClientProxy");
        ServiceStart = Find("Samgr.IServiceStart");
        ServiceMessages = Find("Samgr.IServiceMessages");
        CallerAware = Find("Samgr.ICallerAware");
        Handler = Find("Samgr.Handler");
        Notify = Find("Samgr.Notify");
    }

    public INamedTypeSymbol Samgr { get; }

    public INamedTypeSymbol? Unknown { get; }

    public INamedTypeSymbol? Service { get; }

    public INamedTypeSymbol? Feature { get; }

    public INamedTypeSymbol? DependentService { get; }

    public INamedTypeSymbol? ServerProxy { get; }

    public INamedTypeSymbol? ClientProxy { get; }

    public INamedTypeSymbol? ServiceStart { get; }

    public INamedTypeSymbol? ServiceMessages { get; }

    public INamedTypeSymbol? CallerAware { get; }

    public INamedTypeSymbol? Handler { get; }

    public INamedTypeSymbol? Notify { get; }

    /// <summary>Null for a compilation that does not know samgr: nothing in it can break a rule.</summary>
    public static KnownTypes? Of(Compilation compilation)
        => compilation.GetTypeByMetadataName("Samgr.SamgrLite") is { } samgr ? new KnownTypes(compilation, samgr) : null;

    /// <summary>Whether the generator sees the interfaces of a project, and refuses them itself.</summary>
    public static bool HasGenerator(AnalyzerOptions options)
        => !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(GeneratorOption, out string? value)
            || !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    public static AttributeData? ServiceInterfaceOf(ITypeSymbol type) => Attribute(type, ServiceInterfaceName);

    public static AttributeData? ServiceAttributeOf(ITypeSymbol type) => Attribute(type, ServiceAttributeName);

    public static bool IsServiceInterface(ITypeSymbol type) => Attribute(type, ServiceInterfaceName) is not null;

    public static bool IsCallbackInterface(ITypeSymbol type) => Attribute(type, CallbackInterfaceName) is not null;

    public static bool IsServiceData(ITypeSymbol type) => Attribute(type, ServiceDataName) is not null;

    public static bool IsServiceInterfaceAttribute(INamedTypeSymbol type) => type.ToDisplayString() == ServiceInterfaceName;

    public static bool Derives(ITypeSymbol? type, INamedTypeSymbol? from)
    {
        for (ITypeSymbol? at = type; at is not null && from is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, from))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Implements(ITypeSymbol? type, INamedTypeSymbol? contract)
        => type is not null && contract is not null
            && (SymbolEqualityComparer.Default.Equals(type, contract)
                || type.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default));

    private INamedTypeSymbol? Find(string name) => _compilation.GetTypeByMetadataName(name);

    private static AttributeData? Attribute(ITypeSymbol type, string name)
        => type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);
}
