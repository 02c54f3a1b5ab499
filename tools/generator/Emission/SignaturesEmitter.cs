using System.Collections.Generic;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the functions in words for proxy and stub, where memory does not matter: a refusal says both then.</summary>
internal static class SignaturesEmitter
{
    public static string Emit(Numbered model)
    {
        InterfaceModel type = model.Interface;
        SourceWriter code = SourceWriter.Begin(type.Source, type.Namespace, type.Suppressed);
        EmitTexts(code, model, type.Stem + "Proxy", []);
        code.Gap();
        EmitTexts(code, model, type.Stem + "Stub", model.Retired);
        return code.ToString();
    }

    private static void EmitTexts(SourceWriter code, Numbered model, string holder, IEnumerable<RetiredFunction> retired)
    {
        InterfaceModel type = model.Interface;
        code.Open($"{type.Visibility} sealed partial class {holder}");
        code.Line("/// <inheritdoc/>");
        code.Open("protected override string? Describe(int function)");
        code.Open("switch (function)");
        foreach ((MethodModel method, int _) in model.Functions)
        {
            code.Line($"case {type.Functions}.{method.ConstantIdentifier}: return {Literals.Of(type.FullName + "." + Signatures.TextOf(type, method))};");
        }

        foreach (RetiredFunction function in retired)
        {
            code.Line($"case {function.Id}: return {Literals.Of(function.TextOf(type.FullName))};");
        }

        code.Line("default: return null;");
        code.Close();
        code.Close();
        code.Close();
    }
}
