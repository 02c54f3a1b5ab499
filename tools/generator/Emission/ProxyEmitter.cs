using System.Collections.Generic;
using System.Linq;
using Samgr.Generator.Locking;
using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the proxy of an interface: what its callers have.</summary>
internal static class ProxyEmitter
{
    public static string Emit(Numbered model)
    {
        InterfaceModel type = model.Interface;
        SourceWriter code = SourceWriter.Begin(type.Source, type.Namespace, type.Suppressed);
        MemberNames results = MemberNames.OfResults(type);
        InterfaceAliases aliases = new(type);
        foreach (string alias in aliases.Declarations)
        {
            code.Line(alias);
        }

        code.Gap();
        string baseClass = type.IsCallback ? "global::Samgr.CallbackProxy" : "global::Samgr.InterfaceProxy";
        code.Line($"/// <summary>Calls <see cref=\"{type.CSharp}\"/> wherever it is. What goes wrong is a <see cref=\"global::Samgr.ServiceException\"/>.</summary>");
        code.LineIf(type.Obsolete);
        code.Open($"{type.Visibility} sealed partial class {type.Stem}Proxy : {baseClass}, {type.CSharp}");
        if (type.IsCallback)
        {
            EmitFrom(code, type);
        }
        else
        {
            EmitFind(code, type);
        }

        foreach ((MethodModel method, int id) in model.Functions)
        {
            code.Gap();
            ProxyMethodEmitter.Emit(code, type, method, Signatures.Literal(type, method, id), aliases, results);
        }

        EmitReplies(code, type, results);
        code.Close();
        return code.ToString();
    }

    private static void EmitFind(SourceWriter code, InterfaceModel type)
    {
        string arguments = $"{Literals.Of(type.Service)}, {Literals.Of(type.Feature)}, {type.Version}";
        code.Line($"private {type.Stem}Proxy()");
        code.Continue($": base({type.Version})");
        code.Line("{");
        code.Line("}");
        code.Gap();
        code.Line("/// <summary>The service, of this process or another one; null when there is none (yet). Give it back with Release.</summary>");
        code.Line($"public static {type.CSharp}? Find(global::Samgr.SamgrLite samgr)");
        code.Continue($"=> ({type.CSharp}?)Find(samgr, {arguments}, new Factory());");
        code.Gap();
        code.Line("/// <summary>The service, of this process or another one, as soon as it is there. Give it back with Release.</summary>");
        code.Line("/// <param name=\"samgr\">The process's samgr.</param>");
        code.Line("/// <param name=\"timeoutMs\">How long to wait at most, in milliseconds; -1 for ever.</param>");
        code.Line("/// <exception cref=\"global::Samgr.ServiceException\">It has not arrived in time, or this process may not use it.</exception>");
        code.Line($"public static {type.CSharp} WaitFor(global::Samgr.SamgrLite samgr, int timeoutMs)");
        code.Continue($"=> ({type.CSharp})WaitFor(samgr, {arguments}, new Factory(), timeoutMs);");
        code.Gap();
        code.Line("/// <summary>The service of another device, by the name that the device has here; null when there is no link, or no such service (yet). Give it back with Release.</summary>");
        code.Line($"public static {type.CSharp}? Find(global::Samgr.SamgrLite samgr, string device)");
        code.Continue($"=> ({type.CSharp}?)FindRemote(samgr, {arguments}, new Factory(), device);");
        code.Gap();
        code.Line("/// <summary>The service of another device, as soon as it is there. Give it back with Release.</summary>");
        code.Line("/// <param name=\"samgr\">The process's samgr.</param>");
        code.Line("/// <param name=\"device\">The device, by the name that it has here.</param>");
        code.Line("/// <param name=\"timeoutMs\">How long to wait at most, in milliseconds; -1 for ever.</param>");
        code.Line("/// <exception cref=\"global::Samgr.ServiceException\">It has not been there in time.</exception>");
        code.Line($"public static {type.CSharp} WaitFor(global::Samgr.SamgrLite samgr, string device, int timeoutMs)");
        code.Continue($"=> ({type.CSharp})WaitForRemote(samgr, {arguments}, new Factory(), device, timeoutMs);");
        code.Gap();
        code.Open("private sealed class Factory : global::Samgr.InterfaceFactory");
        code.Line($"public override global::Samgr.ClientProxy Create(string service, string? feature) => new {type.Stem}Proxy();");
        code.Gap();
        code.Line($"public override bool Makes(object client) => client is {type.CSharp};");
        code.Close();
    }

    private static void EmitFrom(SourceWriter code, InterfaceModel type)
    {
        code.Line($"private {type.Stem}Proxy(global::LiteIpc.Kit.RemoteObject remote)");
        code.Continue(": base(remote)");
        code.Line("{");
        code.Line("}");
        code.Gap();
        code.Line("/// <summary>The object of a caller: itself when it is one of this process, otherwise its proxy.</summary>");
        code.Line($"public static {type.CSharp} From(object callback)");
        code.Continue($"=> callback as {type.CSharp} ?? new {type.Stem}Proxy((global::LiteIpc.Kit.RemoteObject)callback);");
    }

    private static void EmitReplies(SourceWriter code, InterfaceModel type, MemberNames results)
    {
        MethodModel[] methods = [.. type.Methods.Where(method => method.HasResults)];
        string call = methods.Length == 0 ? "global::Samgr.ServiceCall" : "Results";
        code.Gap();
        code.Line("/// <inheritdoc/>");
        code.Line($"protected override global::Samgr.ServiceCall MakeCall() => new {call}();");
        code.Gap();
        code.Line("/// <inheritdoc/>");
        code.Open("protected override void ReadReply(global::Samgr.ServiceCall call, global::LiteIpc.IpcIo reply)");
        if (methods.Length > 0)
        {
            Locals locals = new(["call", "reply", "results"]);
            code.Line("Results results = (Results)call;");
            code.Open("switch (call.Function)");
            foreach (MethodModel method in methods)
            {
                code.Open($"case {type.Functions}.{method.ConstantIdentifier}:");
                foreach ((string name, ValueType field) in Fields(method, results))
                {
                    Values.Assign(code, locals, field, "reply", "results." + name);
                }

                code.Line("break;");
                code.Close();
            }

            code.Close();
        }

        code.Close();
        if (methods.Length > 0)
        {
            code.Gap();
            code.Open("private sealed class Results : global::Samgr.ServiceCall");
            foreach ((string name, ValueType field) in methods.SelectMany(method => Fields(method, results)))
            {
                code.Line($"internal {field.CSharp} {name}{(field is { IsReference: true, IsNullable: false } ? " = null!" : "")};");
            }

            code.Close();
        }
    }

    private static IEnumerable<(string Name, ValueType Type)> Fields(MethodModel method, MemberNames results)
    {
        foreach (ParameterModel parameter in method.Returned)
        {
            yield return (results.Of(method, parameter), parameter.Type);
        }

        if (!method.Result.IsVoid)
        {
            yield return (results.Of(method), method.Result);
        }
    }
}
