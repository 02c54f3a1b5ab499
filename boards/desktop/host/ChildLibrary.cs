using System.Reflection;
using Samgr.Ability;

namespace Samgr.ProcessHost;

/// <summary>Finds in a library what a child process runs.</summary>
internal static class ChildLibrary
{
    /// <summary>Makes the one object of a library that can be connected to.</summary>
    /// <exception cref="ModuleException">There is none, or more than one, or it cannot be made.</exception>
    internal static IChildProcessLibrary Make(Assembly library)
    {
        Type[] types = [.. library.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IChildProcessLibrary)) && !type.IsAbstract)];
        if (types.Length != 1)
        {
            throw new ModuleException(
                $"the library '{library.GetName().Name}' has {types.Length} public classes that implement {nameof(IChildProcessLibrary)}; it needs one");
        }

        try
        {
            return (IChildProcessLibrary)Activator.CreateInstance(types[0])!;
        }
        catch (Exception error) when (error is MissingMethodException or TargetInvocationException or MemberAccessException)
        {
            throw new ModuleException($"'{types[0]}' cannot be made: {(error.InnerException ?? error).Message}");
        }
    }

    /// <summary>Finds the one function of that name.</summary>
    /// <exception cref="ModuleException">There is none, or more than one.</exception>
    internal static Action<ChildProcessContext> Find(Assembly library, string function)
    {
        MethodInfo[] functions =
        [
            .. library.GetExportedTypes()
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Where(method => method.Name == function && IsEntry(method)),
        ];
        return functions.Length == 1
            ? functions[0].CreateDelegate<Action<ChildProcessContext>>()
            : throw new ModuleException(
                $"the library '{library.GetName().Name}' has {functions.Length} functions 'public static void {function}({nameof(ChildProcessContext)})'; it needs one");
    }

    private static bool IsEntry(MethodInfo method)
        => !method.IsGenericMethodDefinition && method.ReturnType == typeof(void)
            && method.GetParameters() is [{ ParameterType: Type type }] && type == typeof(ChildProcessContext);
}
