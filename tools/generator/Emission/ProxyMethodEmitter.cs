using System.Linq;
using Samgr.Generator.Model;
using ValueType = Samgr.Generator.Model.ValueType;

namespace Samgr.Generator.Emission;

/// <summary>Writes a method of a proxy: arguments into the request, call, results out of it.</summary>
internal static class ProxyMethodEmitter
{
    /// <summary>Bytes of arguments that the first buffer of a call holds for sure.</summary>
    private const int FirstSize = 64;

    public static void Emit(SourceWriter code, InterfaceModel type, MethodModel method, string signature, InterfaceAliases aliases, MemberNames results)
    {
        Locals locals = Locals.Of(method);
        string parameters = string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Modifier}{parameter.Type.CSharp} {parameter.Name}"));
        code.Open($"{method.Result.CSharp} {aliases.Of(method.Owner)}.{method.Identifier}({parameters})");
        EmitNullChecks(code, type, method);
        EmitCallbacks(code, locals, method);
        EmitCall(code, locals, type, method, signature, results);
        if (method.Callbacks.Any())
        {
            code.Close();
            code.Open("finally");
            foreach (ParameterModel callback in method.Callbacks)
            {
                code.Line($"{locals.Argument(callback)}.End();");
            }

            code.Close();
        }

        code.Close();
    }

    private static void EmitNullChecks(SourceWriter code, InterfaceModel type, MethodModel method)
    {
        foreach (ParameterModel parameter in method.Sent)
        {
            Values.RefuseNull(code, parameter.Type, parameter.Name, NameOf(type, method, parameter));
        }
    }

    private static string NameOf(InterfaceModel type, MethodModel method, ParameterModel parameter) =>
        $"argument '{parameter.PlainName}' of {type.Name}.{method.Name}";

    private static void EmitCallbacks(SourceWriter code, Locals locals, MethodModel method)
    {
        foreach (ParameterModel callback in method.Callbacks)
        {
            string make = $"new {callback.Type.Helper}Stub({callback.Name}{(callback.Type.IsNullable ? "!" : "")})";
            code.Line($"global::Samgr.CallbackArgument {locals.Argument(callback)} = new global::Samgr.CallbackArgument(this.Samgr, this.IsLocal, {callback.Name}, {make});");
        }

        if (method.Callbacks.Any())
        {
            code.Open("try");
            foreach (ParameterModel callback in method.Callbacks)
            {
                code.Line($"{locals.Argument(callback)}.Begin();");
            }
        }
    }

    private static void EmitCall(SourceWriter code, Locals locals, InterfaceModel type, MethodModel method, string signature, MemberNames results)
    {
        bool isTyped = method.HasResults;
        int callbacks = method.Callbacks.Count();
        string call = locals.Name("call");
        string count = callbacks > 0 ? $", {callbacks}" : "";
        string begin = $"this.BeginCall({type.Functions}.{method.ConstantIdentifier}, {signature}{count})";
        code.Line(isTyped ? $"Results {call} = (Results){begin};" : $"global::Samgr.ServiceCall {call} = {begin};");
        EmitArguments(code, locals, type, method, call, count);
        if (method.IsOneWay)
        {
            code.Line($"this.Send({call});");
            return;
        }

        code.Line($"this.Call({call});");
        foreach (ParameterModel parameter in method.Returned)
        {
            EmitTake(code, parameter.Type, $"{parameter.Name}", $"{call}.{results.Of(method, parameter)}");
        }

        string result = locals.Name("result");
        if (!method.Result.IsVoid)
        {
            EmitTake(code, method.Result, $"{method.Result.CSharp} {result}", $"{call}.{results.Of(method)}");
        }

        code.Line($"this.EndCall({call});");
        if (!method.Result.IsVoid)
        {
            code.Line($"return {result};");
        }
    }

    private static void EmitArguments(SourceWriter code, Locals locals, InterfaceModel type, MethodModel method, string call, string count)
    {
        ParameterModel[] sent = [.. method.Sent];
        bool isFixed = sent.All(parameter => parameter.Type.FixedSize > 0) && sent.Sum(parameter => parameter.Type.FixedSize) <= FirstSize;
        if (sent.Length == 0)
        {
            return;
        }

        bool mayRefuse = sent.Any(parameter => Values.MayRefuse(parameter.Type));
        if (mayRefuse)
        {
            code.Open("try");
        }

        if (!isFixed)
        {
            code.Open("do");
        }

        foreach (ParameterModel parameter in sent)
        {
            if (parameter.Type.Kind == ValueKind.Callback)
            {
                code.Line($"{locals.Argument(parameter)}.Write{(parameter.Type.IsNullable ? "Optional" : "")}({call});");
            }
            else
            {
                Values.Write(code, locals, parameter.Type, call + ".Request", parameter.Name, NameOf(type, method, parameter));
            }
        }

        if (!isFixed)
        {
            code.Close();
            code.Line($"while (this.MustGrow({call}{count}));");
            code.Line();
        }

        if (mayRefuse)
        {
            code.Close();
            code.Open("catch (global::Samgr.ServiceException)");
            code.Line($"this.EndCall({call});");
            code.Line("throw;");
            code.Close();
            code.Line();
        }
    }

    // An object that a caller has must not stay in memory for the next call.
    private static void EmitTake(SourceWriter code, ValueType type, string target, string field)
    {
        code.Line($"{target} = {field};");
        if (type.IsReference)
        {
            code.Line($"{field} = null{(type.IsNullable ? "" : "!")};");
        }
    }
}
