using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the asynchronous companion of a proxy, where the target has tasks.</summary>
internal static class AsyncEmitter
{
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken";

    public static string Emit(InterfaceModel type)
    {
        SourceWriter code = SourceWriter.Begin(type.Source, type.Namespace);
        code.Line($"/// <summary><see cref=\"{type.CSharp}\"/> for callers that do not wait: each call runs on a thread of the pool.</summary>");
        code.Open($"{type.Visibility} interface {type.Stem.Insert(0, "I")}Async");
        foreach (MethodModel method in type.Methods)
        {
            code.Gap();
            code.Line($"/// <summary>Calls <c>{method.Name}</c>. A cancelled call that has been sent is served, and its results are dropped.</summary>");
            code.Line($"{Returns(method)} {method.Name}Async({Parameters(method, " = default")});");
        }

        code.Close();
        code.Line();
        code.Open($"{type.Visibility} sealed partial class {type.Stem}Proxy : I{type.Stem}Async");
        code.Line("/// <summary>The service for callers that do not wait; null when there is none (yet). Give it back with Release.</summary>");
        code.Line($"public static I{type.Stem}Async? FindAsync(global::Samgr.SamgrLite samgr) => Find(samgr) as I{type.Stem}Async;");
        foreach (MethodModel method in type.Methods)
        {
            code.Gap();
            EmitMethod(code, type, method);
        }

        code.Close();
        return code.ToString();
    }

    private static void EmitMethod(SourceWriter code, InterfaceModel type, MethodModel method)
    {
        string token = Locals.Free(method, "cancellation");
        string call = $"(({method.Owner})this).{method.Name}({string.Join(", ", method.Parameters.Select(Pass))})";
        code.Line($"{Returns(method)} I{type.Stem}Async.{method.Name}Async({Parameters(method, "")})");
        if (!method.Returned.Any())
        {
            code.Continue($"=> {Task}.Run(() => {call}, {token}).WaitAsync({token});");
            return;
        }

        code.Continue($"=> {Task}.Run(() =>");
        code.Line("    {");
        foreach (ParameterModel parameter in method.Returned.Where(parameter => parameter.Direction == Direction.Ref))
        {
            code.Continue($"    {parameter.Type.CSharp} {Copy(method, parameter)} = {parameter.Name};");
        }

        string result = Locals.Free(method, "result");
        string invoke = $"(({method.Owner})this).{method.Name}({string.Join(", ", method.Parameters.Select(parameter => PassCopy(method, parameter)))});";
        code.Continue(method.Result.IsVoid ? $"    {invoke}" : $"    {method.Result.CSharp} {result} = {invoke}");
        IEnumerable<string> results = method.Returned.Select(parameter => Copy(method, parameter));
        string[] all = [.. method.Result.IsVoid ? [] : new[] { result }, .. results];
        code.Continue(all.Length == 1 ? $"    return {all[0]};" : $"    return ({string.Join(", ", all)});");
        code.Line($"    }}, {token}).WaitAsync({token});");
    }

    private static string Returns(MethodModel method)
    {
        string[] types =
        [
            .. method.Result.IsVoid ? [] : new[] { method.Result.CSharp + " result" },
            .. method.Returned.Select(parameter => parameter.Type.CSharp + " " + parameter.Name),
        ];
        return types.Length switch
        {
            0 => Task,
            1 => $"{Task}<{types[0].Substring(0, types[0].LastIndexOf(' '))}>",
            _ => $"{Task}<({string.Join(", ", types)})>",
        };
    }

    private static string Parameters(MethodModel method, string otherwise) => string.Join(", ",
    [
        .. method.Sent.Select(parameter => $"{parameter.Type.CSharp} {parameter.Name}"),
        $"{Token} {Locals.Free(method, "cancellation")}{otherwise}",
    ]);

    private static string Pass(ParameterModel parameter) => parameter.Name;

    private static string PassCopy(MethodModel method, ParameterModel parameter) => parameter.Direction switch
    {
        Direction.Out => $"out {parameter.Type.CSharp} {Copy(method, parameter)}",
        Direction.Ref => $"ref {Copy(method, parameter)}",
        _ => parameter.Name,
    };

    private static string Copy(MethodModel method, ParameterModel parameter) => Locals.Free(method, parameter.PlainName + "Result");
}
