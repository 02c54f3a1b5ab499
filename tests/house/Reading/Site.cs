using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.House.Tests.Reading;

/// <summary>A place in a method where something else runs.</summary>
/// <param name="At">The instruction.</param>
/// <param name="Name">The name of what is called, as the tables write it: Type::Method.</param>
/// <param name="Targets">The product's own methods that it may be.</param>
internal sealed record Site(Instruction At, string Name, IReadOnlyList<MethodDefinition> Targets)
{
    /// <summary>How the tables name a method: its type's full name, and its own.</summary>
    public static string NameOf(MethodReference method) => method.DeclaringType.GetElementType().FullName.Replace('/', '.') + "::" + method.Name;
}
