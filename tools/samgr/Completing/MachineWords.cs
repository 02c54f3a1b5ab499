using System.Globalization;
using LiteIpc.Pairing;
using Samgr.Emulator;
using Samgr.Emulator.Control;
using Samgr.Emulator.Interfaces;
using Samgr.Tool.Calls;
using Samgr.Tool.Interfaces;

namespace Samgr.Tool.Completing;

/// <summary>Asks the machine. Errors are not shown during completion: there are no suggestions then.</summary>
internal sealed class MachineWords(string? machine, string? device) : IMachineWords
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    public IEnumerable<string> Machines()
    {
        try
        {
            return ControlClient.ListMachines();
        }
        catch (MachineException)
        {
            return [];
        }
    }

    public IEnumerable<string> RunningDevices()
    {
        try
        {
            return ControlClient.ListDevices(machine);
        }
        catch (MachineException)
        {
            return [];
        }
    }

    public IEnumerable<string> LinkedDevices(string? first) => Ask(async (client, patience) =>
        (await client.ListLinksAsync(patience)).Where(link => first == null || link.First == first || link.Second == first)
            .SelectMany(link => (string[])[link.First, link.Second]).Where(name => name != first)) ?? [];

    public IEnumerable<string> Services() => Ask(async (client, patience) =>
        (await client.ListServicesAsync(patience)).Select(entry => new CallTarget(entry.Service, entry.Feature).ToString())) ?? [];

    public IEnumerable<string> Processes() => Ask(async (client, patience) =>
    {
        IReadOnlyList<ProcessInfo> processes = await client.ListProcessesAsync(patience);
        return processes.Select(process => process.Pid.ToString(CultureInfo.InvariantCulture))
            .Concat(processes.GroupBy(process => process.Name).Where(named => named.Count() == 1).Select(named => named.Key));
    }) ?? [];

    public IEnumerable<string> Pins() => Ask(async (client, patience) =>
        (await client.ListPinsAsync(patience)).Select(pin => pin.Name)) ?? [];

    public IEnumerable<string> Buttons() => Ask(async (client, patience) =>
        (await client.ListPinsAsync(patience)).SelectMany(pin => pin.Parts).Where(part => part.Kind == PinPart.Button).Select(part => part.Name)) ?? [];

    public IEnumerable<string> Devices()
    {
        try
        {
            using DeviceStore store = new();
            return store.Devices.Select(device => device.Name);
        }
        catch (DeviceStoreException)
        {
            return [];
        }
    }

    public InterfaceInfo? Describe(CallTarget target) => Ask(async (client, patience) =>
        DescribedService.TryParse((await client.DescribeAsync(target.Service, target.Feature, 0, patience)).Text));

    private T? Ask<T>(Func<ControlClient, CancellationToken, Task<T>> question)
        where T : class?
    {
        try
        {
            using CancellationTokenSource patience = new(_patience);
            using ControlClient client = device == null ? ControlClient.Find(machine) : ControlClient.FindDevice(device, machine);
            return Task.Run(() => question(client, patience.Token)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is MachineException or ControlException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
