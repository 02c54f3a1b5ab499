using System.Linq;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the stub of an interface: what serves its calls.</summary>
internal static class StubEmitter
{
    public static string Emit(Numbered model)
    {
        InterfaceModel type = model.Interface;
        SourceWriter code = SourceWriter.Begin(type.Source, type.Namespace, type.Suppressed);
        MemberNames names = MemberNames.OfStub(type);
        string baseClass = type.IsCallback ? "global::Samgr.CallbackStub" : "global::Samgr.InterfaceStub";
        code.Line($"/// <summary>Serves the calls to an object with <see cref=\"{type.CSharp}\"/>.</summary>");
        code.LineIf(type.Obsolete);
        code.Open($"{type.Visibility} sealed partial class {type.Stem}Stub : {baseClass}");
        code.Line($"private readonly {type.CSharp} _target;");
        code.Gap();
        code.Line("/// <summary>Makes a stub for an object.</summary>");
        code.Line($"public {type.Stem}Stub({type.CSharp} target)");
        code.Continue(type.IsCallback ? $": base(target, {Literals.Of(type.FullName)})" : $": base(target, {type.Version})");
        code.Line("{");
        code.Continue("_target = target;");
        code.Line("}");
        if (!type.IsCallback)
        {
            code.Gap();
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override string Description => {Literals.Of(Description.Of(model))};");
        }

        EmitSignatures(code, model);
        EmitDispatch(code, type, names);
        foreach (MethodModel method in type.Methods)
        {
            code.Gap();
            EmitServe(code, type, method, names.Of(method), baseClass);
        }

        code.Close();
        return code.ToString();
    }

    private static void EmitSignatures(SourceWriter code, Numbered model)
    {
        InterfaceModel type = model.Interface;
        code.Gap();
        code.Line("/// <inheritdoc/>");
        code.Open("protected override uint SignatureOf(int function)");
        code.Open("switch (function)");
        foreach ((MethodModel method, int id) in model.Functions)
        {
            code.Line($"case {type.Functions}.{method.ConstantIdentifier}: return {Signatures.Literal(type, method, id)};");
        }

        code.Line("default: return 0;");
        code.Close();
        code.Close();
    }

    private static void EmitDispatch(SourceWriter code, InterfaceModel type, MemberNames names)
    {
        code.Gap();
        code.Line("/// <inheritdoc/>");
        code.Open("protected override int Dispatch(int function, global::LiteIpc.IpcIo request, global::LiteIpc.IpcIo reply)");
        code.Open("switch (function)");
        foreach (MethodModel method in type.Methods)
        {
            code.Line($"case {type.Functions}.{method.ConstantIdentifier}: return {names.Of(method)}(request, reply);");
        }

        code.Line("default: return global::LiteIpc.EC.UnknownCode;");
        code.Close();
        code.Close();
    }

    private static void EmitServe(SourceWriter code, InterfaceModel type, MethodModel method, string name, string baseClass)
    {
        Locals locals = Locals.Of(method);
        string request = locals.Name("request");
        string reply = locals.Name("reply");
        string result = locals.Name("result");
        code.LineIf(method.IsObsoleteError ? "[global::System.Obsolete]" : "");
        code.Open($"private int {name}(global::LiteIpc.IpcIo {request}, global::LiteIpc.IpcIo {reply})");
        foreach (ParameterModel parameter in method.Sent)
        {
            if (parameter.Type.Kind == ValueKind.Callback)
            {
                string read = parameter.Type.IsNullable ? "ReadOptional" : "Read";
                code.Line($"object? {parameter.Name} = global::Samgr.CallbackArgument.{read}({request}, this.Objects, this.Samgr);");
            }
            else
            {
                Values.Declare(code, locals, parameter.Type, request, parameter.Name);
            }
        }

        code.Open($"if (!global::Samgr.Wire.IsComplete({request}))");
        foreach (ParameterModel callback in method.Callbacks)
        {
            code.Line($"global::Samgr.CallbackArgument.Drop({callback.Name});");
        }

        code.Line("return global::LiteIpc.EC.Invalid;");
        code.Close();
        code.Line();
        string arguments = string.Join(", ", method.Parameters.Select(Pass));
        string target = method.Owner == type.CSharp ? "this._target" : $"(({method.Owner})this._target)";
        string invoke = $"{target}.{method.Identifier}({arguments});";
        code.Line(method.Result.IsVoid ? invoke : $"{method.Result.CSharp} {result} = {invoke}");
        if (!method.IsOneWay)
        {
            EmitResults(code, locals, type, method, baseClass);
        }

        code.Line("return global::LiteIpc.EC.Success;");
        code.Close();
    }

    private static void EmitResults(SourceWriter code, Locals locals, InterfaceModel type, MethodModel method, string baseClass)
    {
        string reply = locals.Name("reply");
        string result = locals.Name("result");
        string ofResult = $"the result of {type.Name}.{method.Name}";
        foreach (ParameterModel parameter in method.Returned)
        {
            Values.RefuseNull(code, parameter.Type, parameter.Name, NameOf(type, method, parameter));
        }

        Values.RefuseNull(code, method.Result, result, ofResult);

        code.Line($"{baseClass}.BeginReply({reply});");
        foreach (ParameterModel parameter in method.Returned)
        {
            Values.Write(code, locals, parameter.Type, reply, parameter.Name, NameOf(type, method, parameter));
        }

        if (!method.Result.IsVoid)
        {
            Values.Write(code, locals, method.Result, reply, result, ofResult);
        }
    }

    private static string NameOf(InterfaceModel type, MethodModel method, ParameterModel parameter) =>
        $"argument '{parameter.PlainName}' that {type.Name}.{method.Name} gives back";

    private static string Pass(ParameterModel parameter)
    {
        if (parameter.Type.Kind == ValueKind.Callback)
        {
            string made = $"{parameter.Type.Helper}Proxy.From({parameter.Name}!)";
            return parameter.Type.IsNullable ? $"{parameter.Name} is null ? null : {made}" : made;
        }

        return parameter.Direction == Direction.Out ? $"out {parameter.Type.CSharp} {parameter.Name}" : parameter.Modifier + parameter.Name;
    }
}
