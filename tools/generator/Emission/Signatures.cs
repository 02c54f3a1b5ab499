using System.Linq;
using System.Text;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>
/// The signatures of functions. A request carries one beside the number of its function, and a stub serves no other: callers and
/// services that were built from the same text of a function have the same one, whichever version of the generator they have.
/// </summary>
public static class Signatures
{
    /// <summary>A function that a person and a hash tell from every other: no text of today may ever read otherwise.</summary>
    public static string TextOf(InterfaceModel type, MethodModel method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(parameter =>
            $"{parameter.Modifier}{TypeOf(type, parameter.Type)} {parameter.PlainName}"));
        return $"{method.Name}({parameters})" + (method.IsOneWay ? " one-way" : method.Result.IsVoid ? "" : " : " + TypeOf(type, method.Result));
    }

    /// <summary>The signature of a function: the 32-bit FNV-1a hash of its interface, number and text, in UTF-8.</summary>
    public static uint Of(InterfaceModel type, MethodModel method, int id)
    {
        uint hash = 0x811C9DC5;
        foreach (byte part in Encoding.UTF8.GetBytes($"{type.FullName}#{id}:{TextOf(type, method)}"))
        {
            hash = unchecked((hash ^ part) * 0x01000193);
        }

        // No signature, and any: they have a meaning of their own.
        return hash is 0 or uint.MaxValue ? 1 : hash;
    }

    /// <summary>The signature of a function as code spells it.</summary>
    internal static string Literal(InterfaceModel type, MethodModel method, int id) => $"0x{Of(type, method, id):X8}u";

    // Members of service data are part of the signature: reordered members are misread, as reordered parameters are.
    private static string TypeOf(InterfaceModel owner, ValueType type)
    {
        string bare = type.Element is { } element ? TypeOf(owner, element) + "[]"
            : type.Kind == ValueKind.Data ? DataOf(owner, type)
            : type.IsNullable ? type.Wire.Substring(0, type.Wire.Length - 1) : type.Wire;
        return type.IsNullable ? bare + "?" : bare;
    }

    private static string DataOf(InterfaceModel owner, ValueType type)
    {
        DataModel data = owner.Data.First(model => model.CSharp == type.Bare);
        string members = string.Join(", ", data.Members.Select(member => $"{TypeOf(owner, member.Type)} {member.Name.TrimStart('@')}"));
        return (data.IsClass ? "class{" : "{") + members + "}";
    }
}
