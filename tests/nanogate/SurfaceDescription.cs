using Mono.Cecil;

namespace Samgr.NanoGate.Tests;

/// <summary>Describes an assembly in the form of the lists, from its metadata alone.</summary>
public static class SurfaceDescription
{
    public static IEnumerable<string> Of(ModuleDefinition module) => module.GetTypes()
        .Where(type => type.IsPublic || type.IsNestedPublic)
        .SelectMany(type => Members(type).Select(member => "  " + member).Prepend(Declaration(type)));

    private static string Declaration(TypeDefinition type)
    {
        string word = IsDelegate(type) ? "delegate"
            : type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsSealed ? "sealed class"
            : type.IsAbstract ? "abstract class" : "class";
        string[] roots = ["System.Object", "System.ValueType", "System.Enum", "System.MulticastDelegate"];
        IEnumerable<string> bases = type.BaseType is { } parent && !roots.Contains(parent.FullName) ? [Name(parent)] : [];
        string list = string.Join(", ", bases.Concat(type.Interfaces.Select(contract => Name(contract.InterfaceType))));
        string names = string.Join(",", type.GenericParameters.Select(parameter => parameter.Name));
        string generics = type.HasGenericParameters ? $"<{names}>" : "";
        return $"{word} {Name(type)}{generics}{(list.Length == 0 ? "" : " : " + list)}";
    }

    private static IEnumerable<string> Members(TypeDefinition type)
    {
        if (type.IsEnum)
        {
            return type.Fields.Where(field => field.IsStatic).Select(field => $"{field.Name} = {field.Constant}");
        }

        return type.Fields.Where(field => field.IsPublic || field.IsFamily).Select(Field)
            .Concat(type.Methods.Where(method => !IsAccessor(method)).Select(Method))
            .Concat(type.Properties.Select(Property))
            .Concat(type.Events.Select(entry => $"event {Name(entry.EventType)} {entry.Name}"));
    }

    private static string Field(FieldDefinition field) =>
        $"field {(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    private static string Property(PropertyDefinition property)
    {
        bool isStatic = (property.GetMethod ?? property.SetMethod).IsStatic;
        string accessors = (property.GetMethod is null ? "" : "get; ") + (property.SetMethod is null ? "" : "set; ");
        return $"property {(isStatic ? "static " : "")}{Name(property.PropertyType)} {property.Name} {{ {accessors}}}";
    }

    private static string Method(MethodDefinition method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(Parameter));
        if (method.IsConstructor)
        {
            return $".ctor({parameters})";
        }

        string word = method.IsStatic ? "static "
            : method.DeclaringType.IsInterface ? ""
            : method.IsAbstract ? "abstract "
            : method.IsVirtual || IsDelegate(method.DeclaringType) ? "virtual " : "";
        return $"{word}{Name(method.ReturnType)} {method.Name}({parameters})";
    }

    private static string Parameter(ParameterDefinition parameter)
    {
        string word = parameter.IsOut ? "out " : parameter.ParameterType.IsByReference ? "ref " : "";
        return word + Name(parameter.ParameterType).TrimEnd('&') + (parameter.IsOptional ? " = default" : "");
    }

    private static bool IsAccessor(MethodDefinition method) =>
        method.IsGetter || method.IsSetter || method.IsAddOn || method.IsRemoveOn;

    private static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    private static string Name(TypeReference type)
    {
        string name = type.FullName.Replace('/', '+');
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }
}
