using Mono.Cecil;

namespace Samgr.Size.Images;

/// <summary>The order of a type's members in a .pe file.</summary>
internal static class MemberOrder
{
    // Constants are in the code that uses them.
    public static IEnumerable<FieldDefinition> Fields(TypeDefinition type) =>
        type.Fields.Where(field => !field.HasConstant).OrderBy(field => field.IsStatic ? 0 : 1);

    public static IEnumerable<MethodDefinition> Methods(TypeDefinition type) =>
        type.Methods.OrderBy(method => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1);
}
