using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the module that puts a service into a process.</summary>
internal static class ModuleEmitter
{
    public static string Emit(ServiceModel service)
    {
        SourceWriter code = SourceWriter.Begin(service.Source, service.Namespace, service.Suppressed);
        code.Line($"/// <summary>Puts the service {service.Name} into a process.</summary>");
        if (service.IsObsolete)
        {
            code.Line("[global::System.Obsolete]");
        }

        code.Open($"public sealed class {service.Name}Module : global::Samgr.ServiceModule");
        code.Line("/// <inheritdoc/>");
        code.Line($"public override void Install(global::Samgr.SamgrLite samgr) => samgr.InitCalls.Add({service.Group}, Register);");
        code.Gap();
        code.Open("private static void Register(global::Samgr.SamgrLite samgr)");
        code.Line($"{service.CSharp} service = new {service.CSharp}({(service.TakesSamgr ? "samgr" : "")});");
        code.Line($"global::Samgr.TaskConfig config = new global::Samgr.TaskConfig({service.Level}, {service.Priority}, {service.StackSize}, {service.QueueSize}, {service.TaskType});");
        foreach (ServedInterface served in service.Interfaces)
        {
            code.Line(served.Feature is null
                ? $"global::Samgr.InterfaceService.Register(samgr, {Literals.Of(served.Service)}, config, service, new {served.Stub}(service));"
                : $"global::Samgr.InterfaceFeature.Register(samgr, {Literals.Of(served.Service)}, {Literals.Of(served.Feature)}, config, service, new {served.Stub}(service));");
        }

        code.Close();
        code.Close();
        return code.ToString();
    }
}
