using System.Linq;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the ids of the functions.</summary>
internal static class FunctionsEmitter
{
    private static readonly string[] _ofObjects = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static string Emit(Numbered model)
    {
        InterfaceModel type = model.Interface;
        SourceWriter code = SourceWriter.Begin(type.Source, type.Namespace, type.Suppressed);
        code.Line($"/// <summary>The ids of the functions of <see cref=\"{type.CSharp}\"/>.</summary>");
        code.Open($"{type.Visibility} static class {type.Stem}Functions");
        foreach ((MethodModel method, int id) in model.Functions)
        {
            code.Gap();
            code.Line($"/// <summary>{Escape(method.Signature)}</summary>");
            code.Line($"public {(_ofObjects.Contains(method.Constant) ? "new " : "")}const int {method.ConstantIdentifier} = {id};");
        }

        code.Close();
        return code.ToString();
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
