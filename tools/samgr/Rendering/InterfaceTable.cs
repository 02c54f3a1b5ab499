using System.Text.Json.Nodes;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Interfaces;

namespace Samgr.Tool.Rendering;

/// <summary>Services with their interfaces.</summary>
internal static class InterfaceTable
{
    public static void Write(IReadOnlyList<DescribedService> services, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(services.Select(service => new
            {
                service.Entry.Service,
                service.Entry.Feature,
                service.Entry.Handle,
                service.Entry.Token,
                service.Entry.Pid,
                service.Entry.Process,
                Interface = service.Text is null ? null : JsonNode.Parse(service.Text),
            }));
            return;
        }

        ServiceTable.Write([.. services.Select(service => service.Entry)], [.. services.Select(service => service.Info?.Interface)]);
        foreach (DescribedService service in services.Where(service => service.Info is not null))
        {
            Console.Out.WriteLine();
            TextOutput.Write(Signature.Lines(service.Info!));
        }
    }
}
