using System.Device.Gpio;
using System.Reflection;

namespace Samgr.Gpio.Tests;

public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_virtual_board_offers_what_nanoFramework_offers_member_for_member()
    {
        // The namespaces below it are for whoever runs processes and has pins for them.
        IEnumerable<string> offered = typeof(GpioController).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(GpioController).Namespace)
            .SelectMany(Describe);

        Assert.Equal(Listed().Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Listed()
    {
        using StreamReader reader = new(typeof(SurfaceTests).Assembly.GetManifestResourceStream("surface.txt")!);
        string type = string.Empty;
        while (reader.ReadLine() is string line)
        {
            if (line.StartsWith('#') || line.Length == 0)
            {
                continue;
            }

            if (line.StartsWith(' '))
            {
                yield return type + ": " + line.Trim();
                continue;
            }

            string[] words = line.Split(' ');
            type = words.First(word => word.StartsWith("System.", StringComparison.Ordinal));
            yield return line;
        }
    }

    private static IEnumerable<string> Describe(Type type)
    {
        yield return Heading(type);
        string prefix = type.FullName + ": ";
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
            {
                yield return $"{prefix}{name} = {(int)Enum.Parse(type, name)}";
            }

            yield break;
        }

        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            if (Describe(member) is string text)
            {
                yield return prefix + text;
            }
        }
    }

    private static string Heading(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
            : type.IsSealed ? "sealed class" : "class";
        string? parent = kind is "class" or "sealed class" && type.BaseType != typeof(object) ? type.BaseType!.FullName : null;
        IEnumerable<string> interfaces = kind is "delegate" or "enum" ? [] : type.GetInterfaces().Select(known => known.FullName!);
        string bases = string.Join(", ", interfaces.Prepend(parent!).Where(name => name != null));
        return $"{kind} {type.FullName}{(bases.Length == 0 ? "" : " : " + bases)}";
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo { IsPublic: true } constructor => $".ctor({Parameters(constructor)})",
        FieldInfo { IsPublic: true } field => $"field {field.FieldType.FullName} {field.Name}",
        PropertyInfo property when property.GetAccessors().Length > 0 =>
            $"property {(property.GetAccessors()[0].IsStatic ? "static " : "")}{property.PropertyType.FullName} {property.Name} {{ "
            + (property.GetMethod is { IsPublic: true } ? "get; " : "") + (property.SetMethod is { IsPublic: true } ? "set; " : "") + "}",
        EventInfo { AddMethod.IsPublic: true } happening => $"event {happening.EventHandlerType!.FullName} {happening.Name}",
        MethodInfo method when IsOffered(method) =>
            $"{(method.IsStatic ? "static " : method.IsVirtual ? "virtual " : "")}{method.ReturnType.FullName} {method.Name}({Parameters(method)})",
        _ => null,
    };

    private static bool IsOffered(MethodInfo method)
        => (method.IsPublic || method.IsFamily) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Parameters(MethodBase method) => string.Join(
        ", ", method.GetParameters().Select(parameter => (parameter.IsOut ? "out " : "") + parameter.ParameterType.FullName!.TrimEnd('&')));
}
