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
        SourceWriter code = SourceWriter.Begin(type.Source, type.Namespace, type.Suppressed);
        AsyncMethod[] methods = AsyncMethod.Of(type);
        code.Line($"/// <summary><see cref=\"{type.CSharp}\"/> for callers that do not wait: each call runs on a thread of the pool.</summary>");
        code.LineIf(type.Obsolete);
        code.Open($"{type.Visibility} interface I{type.Stem}Async");
        foreach (AsyncMethod method in methods)
        {
            EmitDeclarations(code, method);
        }

        code.Close();
        code.Line();
        code.Open($"{type.Visibility} sealed partial class {type.Stem}Proxy : I{type.Stem}Async");
        code.Line("/// <summary>The service for callers that do not wait; null when there is none (yet). Give it back with Release.</summary>");
        code.Line($"public static I{type.Stem}Async? FindAsync(global::Samgr.SamgrLite samgr) => Find(samgr) as I{type.Stem}Async;");
        code.Gap();
        code.Line("/// <summary>The service of another device for callers that do not wait; null when there is no link, or no such service (yet). Give it back with Release.</summary>");
        code.Line($"public static I{type.Stem}Async? FindAsync(global::Samgr.SamgrLite samgr, string device) => Find(samgr, device) as I{type.Stem}Async;");
        foreach (AsyncMethod method in methods)
        {
            EmitMethod(code, type, method);
        }

        code.Close();
        return code.ToString();
    }

    private static void EmitDeclarations(SourceWriter code, AsyncMethod method)
    {
        string name = method.Method.Name;
        if (method.HasTwoForms)
        {
            code.Gap();
            code.Line($"/// <summary>Calls <c>{name}</c>.</summary>");
            code.LineIf(method.Method.Obsolete);
            code.Line($"{Returns(method)} {method.Name}({string.Join(", ", method.Declared(withDefaults: true))});");
        }

        code.Gap();
        code.Line($"/// <summary>Calls <c>{name}</c>. A cancelled call that has been sent is served, and its results are dropped.</summary>");
        code.LineIf(method.Method.Obsolete);
        IEnumerable<string> parameters = method.Declared(withDefaults: !method.HasTwoForms).Append($"{Token} {method.Token}{(method.HasTwoForms ? "" : " = default")}");
        code.Line($"{Returns(method)} {method.Name}({string.Join(", ", parameters)});");
    }

    private static void EmitMethod(SourceWriter code, InterfaceModel type, AsyncMethod method)
    {
        string head = $"{Returns(method)} I{type.Stem}Async.{method.Name}";
        string obsolete = method.Method.IsObsoleteError ? "[global::System.Obsolete]" : "";
        if (method.HasTwoForms)
        {
            code.Gap();
            code.LineIf(obsolete);
            code.Line($"{head}({string.Join(", ", method.Plain)})");
            IEnumerable<string> passed = method.Method.Sent.Select(parameter => parameter.Name).Append($"{Token}.None");
            code.Continue($"=> ((I{type.Stem}Async)this).{method.Name}({string.Join(", ", passed)});");
        }

        code.Gap();
        code.LineIf(obsolete);
        code.Line($"{head}({string.Join(", ", method.Plain.Append($"{Token} {method.Token}"))})");
        EmitBody(code, method);
    }

    private static void EmitBody(SourceWriter code, AsyncMethod async)
    {
        MethodModel method = async.Method;
        string target = $"(({method.Owner})this).{method.Identifier}";
        if (!method.Returned.Any())
        {
            string arguments = string.Join(", ", method.Parameters.Select(parameter => parameter.Name));
            code.Continue($"=> {Task}.Run(() => {target}({arguments}), {async.Token}).WaitAsync({async.Token});");
            return;
        }

        code.Continue($"=> {Task}.Run(() =>");
        code.Line("    {");
        foreach (ParameterModel parameter in method.Returned.Where(parameter => parameter.Direction == Direction.Ref))
        {
            code.Continue($"    {parameter.Type.CSharp} {async.Copy(parameter)} = {parameter.Name};");
        }

        string result = async.Locals.Name("result");
        string invoke = $"{target}({string.Join(", ", method.Parameters.Select(async.Pass))});";
        code.Continue(method.Result.IsVoid ? $"    {invoke}" : $"    {method.Result.CSharp} {result} = {invoke}");
        string[] all = [.. method.Result.IsVoid ? [] : new[] { result }, .. method.Returned.Select(async.Copy)];
        code.Continue(all.Length == 1 ? $"    return {all[0]};" : $"    return ({string.Join(", ", all)});");
        code.Line($"    }}, {async.Token}).WaitAsync({async.Token});");
    }

    private static string Returns(AsyncMethod method)
    {
        (string Type, string Name)[] results = [.. method.Results];
        return results.Length switch
        {
            0 => Task,
            1 => $"{Task}<{results[0].Type}>",
            _ => $"{Task}<({string.Join(", ", results.Select(result => result.Type + " " + result.Name))})>",
        };
    }
}
