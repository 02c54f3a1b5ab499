using Mono.Cecil;

namespace Samgr.House.Tests.Reading;

/// <summary>The product's assemblies as they were compiled.</summary>
internal sealed class Product
{
    private static readonly string[] _prefixes = ["LiteIpc", "Samgr", "System.Device.Gpio"];

    private readonly Dictionary<string, List<TypeDefinition>> _derived = [];

    private Product(IEnumerable<AssemblyDefinition> assemblies)
    {
        Types = [.. assemblies.SelectMany(assembly => assembly.MainModule.GetTypes())];
        Methods = [.. Types.SelectMany(type => type.Methods).Where(method => method.HasBody)];
        foreach (TypeDefinition type in Types)
        {
            foreach (TypeReference above in Above(type))
            {
                string name = above.GetElementType().FullName;
                if (!_derived.TryGetValue(name, out List<TypeDefinition>? derived))
                {
                    _derived[name] = derived = [];
                }

                derived.Add(type);
            }
        }
    }

    public IReadOnlyList<TypeDefinition> Types { get; }

    public IReadOnlyList<MethodDefinition> Methods { get; }

    /// <summary>Reads those that stand beside the tests.</summary>
    public static Product Read()
    {
        Resolver resolver = new();
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        ReaderParameters parameters = new() { AssemblyResolver = resolver };
        AssemblyDefinition[] assemblies =
        [
            .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(IsOfProduct).Select(file => AssemblyDefinition.ReadAssembly(file, parameters)),
        ];
        Array.ForEach(assemblies, resolver.Add);
        return new Product(assemblies);
    }

    /// <summary>Reads one assembly, for what a test compiled itself.</summary>
    public static Product Read(string file) => new([AssemblyDefinition.ReadAssembly(file)]);

    /// <summary>The method that a call names, if it is the product's own.</summary>
    public MethodDefinition? Find(MethodReference reference)
    {
        TypeReference declaring = reference.DeclaringType.GetElementType();
        return declaring.Module == null || !IsOwn(declaring) ? null : reference.GetElementMethod().Resolve();
    }

    /// <summary>The methods that a virtual call may reach.</summary>
    public IEnumerable<MethodDefinition> Overrides(MethodDefinition method)
    {
        foreach (TypeDefinition type in _derived.GetValueOrDefault(method.DeclaringType.FullName, []))
        {
            foreach (MethodDefinition candidate in type.Methods)
            {
                bool isExplicit = candidate.Overrides.Any(overridden => overridden.GetElementMethod().FullName == method.FullName);
                bool isImplicit = candidate.IsVirtual && candidate.Name == method.Name && candidate.Parameters.Count == method.Parameters.Count;
                if (isExplicit || isImplicit)
                {
                    yield return candidate;
                }
            }
        }
    }

    private static bool IsOfProduct(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return !name.EndsWith(".Tests", StringComparison.Ordinal) && _prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static bool IsOwn(TypeReference type) => _prefixes.Any(prefix => type.FullName.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<TypeReference> Above(TypeDefinition type)
    {
        for (TypeDefinition? current = type; current != null;)
        {
            foreach (InterfaceImplementation implemented in current.Interfaces)
            {
                yield return implemented.InterfaceType;
            }

            TypeReference? parent = current.BaseType;
            if (parent != null)
            {
                yield return parent;
            }

            current = parent != null && IsOwn(parent) ? parent.Resolve() : null;
        }
    }

    /// <summary>Finds the assemblies that were read already, so that a method is the same object wherever it is named.</summary>
    private sealed class Resolver : DefaultAssemblyResolver
    {
        public void Add(AssemblyDefinition assembly) => RegisterAssembly(assembly);
    }
}
