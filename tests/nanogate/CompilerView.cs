using Mono.Cecil;

namespace Samgr.NanoGate.Tests;

/// <summary>Describes what a compiler heeds of an assembly, beyond the lines of the lists.</summary>
internal static class CompilerView
{
    private static readonly string[] _heeded =
    [
        "ObsoleteAttribute", "ConditionalAttribute", "AttributeUsageAttribute", "FlagsAttribute", "ParamArrayAttribute", "ExtensionAttribute",
        "DefaultMemberAttribute", "CallerArgumentExpressionAttribute", "CallerMemberNameAttribute", "CallerFilePathAttribute", "CallerLineNumberAttribute",
    ];

    // A ref struct is marked with an attribute of its own and an error for old compilers; the list has neither.
    private const string RefStruct = "System.SpanByte";

    public static IEnumerable<string> Of(ModuleDefinition module) =>
        module.GetTypes().Where(IsSeen).SelectMany(type => Members(type).Prepend(Describe(type)));

    private static bool IsSeen(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsSeen(type.DeclaringType));

    private static bool IsSeen(MethodDefinition? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Describe(TypeDefinition type)
    {
        string generics = string.Concat(type.GenericParameters.Select(one => one.IsContravariant ? " in" : one.IsCovariant ? " out" : " -"));
        string kind = $"{(type.IsAbstract ? "abstract " : "")}{(type.IsSealed ? "sealed " : "")}{(type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class")}";
        return $"{kind} {type.FullName}{generics}{(type.FullName == RefStruct ? "" : Attributes(type))}";
    }

    private static IEnumerable<string> Members(TypeDefinition type) =>
        type.Fields.Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName).Select(field => $"{Access(field.IsPublic)}{field.FullName}{(field.HasConstant ? " = " + field.Constant : "")}{Attributes(field)}")
            .Concat(type.Methods.Where(IsSeen).Select(Describe))
            .Concat(type.Properties.Where(property => IsSeen(property.GetMethod) || IsSeen(property.SetMethod)).Select(property => $"{property.FullName}{Attributes(property)}"))
            .Concat(type.Events.Where(one => IsSeen(one.AddMethod)).Select(one => $"{one.FullName}{Attributes(one)}"));

    private static string Describe(MethodDefinition method)
    {
        string slot = !method.IsVirtual ? "" : method.IsAbstract ? "abstract " : method.IsFinal ? "final " : "virtual ";
        string parameters = string.Join(", ", method.Parameters.Select(parameter =>
            $"{Attributes(parameter)}{(parameter.IsOut ? "out " : "")}{parameter.ParameterType.Name} {parameter.Name}{(parameter.HasConstant ? $" = {parameter.Constant ?? "null"}" : "")}"));
        return $"{Access(method.IsPublic)}{(method.IsStatic ? "static " : "")}{slot}{method.FullName} ({parameters}){Attributes(method)}";
    }

    private static string Access(bool isPublic) => isPublic ? "public " : "protected ";

    private static string Attributes(ICustomAttributeProvider owner) => string.Concat(
        owner.CustomAttributes.Where(attribute => _heeded.Contains(attribute.AttributeType.Name)).Select(Describe).Order(StringComparer.Ordinal));

    private static string Describe(CustomAttribute attribute)
    {
        IEnumerable<string> named = attribute.Properties.Select(property => $"{property.Name} = {property.Argument.Value}").Order(StringComparer.Ordinal);
        return $"[{attribute.AttributeType.Name}({string.Join(", ", attribute.ConstructorArguments.Select(argument => $"{argument.Value}").Concat(named))})]";
    }
}
