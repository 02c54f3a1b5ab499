using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Samgr.ProcessHost;

/// <summary>Loads service modules and what they depend on.</summary>
internal static class ModuleLoader
{
    private const string Extension = ".dll";

    private static readonly List<string> _folders = [];
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> _loaded = new();
    private static readonly HashSet<string> _platform =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Makes a module.</summary>
    /// <param name="assembly">The path of its assembly, or the name of one beside this host.</param>
    /// <param name="typeName">The full name of its class.</param>
    /// <exception cref="ModuleException">It cannot be made.</exception>
    internal static ServiceModule Load(string assembly, string typeName)
    {
        string path = PathOf(assembly);
        Type? type = LoadAssembly(path).GetType(typeName);
        if (type == null || !type.IsSubclassOf(typeof(ServiceModule)))
        {
            throw new ModuleException(
                $"there is no service module '{typeName}' in '{path}'; {DescribeModules(path)}");
        }

        try
        {
            return (ServiceModule)Activator.CreateInstance(type)!;
        }
        catch (Exception error) when (error is MissingMethodException or TargetInvocationException or MemberAccessException)
        {
            throw new ModuleException($"the service module '{typeName}' cannot be made: {(error.InnerException ?? error).Message}");
        }
    }

    /// <summary>Loads a program.</summary>
    /// <param name="assembly">The path of its assembly, or the name of one beside this host.</param>
    /// <returns>Its entry point.</returns>
    /// <exception cref="ModuleException">It cannot be loaded.</exception>
    internal static MethodInfo LoadProgram(string assembly)
    {
        string path = PathOf(assembly);
        return LoadAssembly(path).EntryPoint
            ?? throw new ModuleException($"the assembly '{path}' has no entry point; name a program, or use modules");
    }

    /// <summary>Loads the library of a child process.</summary>
    /// <param name="library">Its name, with or without ".dll", or its path relative to one of the folders.</param>
    /// <param name="folders">The folders in which it is looked for; empty for the folder of this host.</param>
    /// <exception cref="ModuleException">There is none, or it cannot be loaded.</exception>
    internal static Assembly LoadLibrary(string library, IEnumerable<string> folders)
    {
        if (Path.IsPathRooted(library))
        {
            throw new ModuleException($"the library '{library}' has an absolute path; name one beside the modules of the parent");
        }

        string file = library.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? library : library + Extension;
        string[] places = [.. folders.Select(folder => Path.Combine(AppContext.BaseDirectory, folder, file))];
        string? path = Array.Find(places, File.Exists);
        return path == null
            ? throw new ModuleException($"there is no library '{library}' beside the modules of the parent: {string.Join(", ", places)}")
            : LoadAssembly(path);
    }

    private static string PathOf(string assembly)
        => Path.IsPathFullyQualified(assembly) ? assembly : Path.Combine(AppContext.BaseDirectory, assembly + Extension);

    private static Assembly LoadAssembly(string path)
    {
        if (!File.Exists(path))
        {
            throw new ModuleException($"there is no assembly '{path}'; build it, or correct the module in the scenario");
        }

        try
        {
            SearchFolderOf(path);
            return LoadFile(AssemblyLoadContext.Default, path);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw new ModuleException($"the assembly '{path}' cannot be loaded: {error.Message}");
        }
    }

    private static string DescribeModules(string path)
    {
        string[] names =
        [
            .. LoadAssembly(path).GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(ServiceModule)) && !type.IsAbstract)
                .Select(type => type.FullName!),
        ];
        return names.Length == 0 ? "it has none" : "it has " + string.Join(", ", names);
    }

    private static void SearchFolderOf(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (_folders.Count == 0)
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += ResolveLibrary;
        }

        if (!_folders.Contains(folder))
        {
            _folders.Add(folder);
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        foreach (string folder in _folders)
        {
            string path = Path.Combine(folder, name.Name + Extension);
            if (File.Exists(path))
            {
                return LoadFile(context, path);
            }
        }

        return null;
    }

    /// <summary>The runtime maps its own assemblies into memory, and those beside it; others are read whole, so that a build may replace them.</summary>
    private static Assembly LoadFile(AssemblyLoadContext context, string path)
        => _platform.Contains(path)
            ? context.LoadFromAssemblyPath(path)
            : _loaded.GetOrAdd(path, _ => new Lazy<Assembly>(() => LoadedFiles.Load(context, path))).Value;

    private static nint ResolveLibrary(Assembly assembly, string name)
    {
        foreach (string folder in _folders)
        {
            foreach (string file in (string[])[name, name + ".so", "lib" + name + ".so", "lib" + name + ".dylib", name + Extension])
            {
                if (NativeLibrary.TryLoad(Path.Combine(folder, file), out nint library))
                {
                    return library;
                }
            }
        }

        return 0;
    }
}
