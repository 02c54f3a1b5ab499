using System.CommandLine;
using Samgr.Bench.Crowds;
using Samgr.Emulator;

namespace Samgr.Bench.Commands;

/// <summary>The command that has many processes call many others.</summary>
internal static class CrowdCommand
{
    private const int DefaultProcesses = 200;
    private const int DefaultServices = 1;
    private const int DefaultClients = 64;
    private const int DefaultCalls = 100_000;

    internal static Command Create(Option<Transport> transport)
    {
        Option<int> processes = Number("--processes", "How many processes serve, above 0", DefaultProcesses);
        Option<int> services = Number("--services", "How many services each of them has, above 0", DefaultServices);
        Option<int> clients = Number("--clients", "How many processes call, above 0", DefaultClients);
        Option<int> calls = Number("--calls", "How many calls they make together, above 0", DefaultCalls);
        Command command = new("crowd", "Boots a machine of many processes that call each other, and ends with 1 if a call was refused or got a wrong answer")
        {
            processes, services, clients, calls,
        };
        command.SetAction(parsed => new Crowd(Console.Out, Console.Error).Run(
            new CrowdSize(parsed.GetValue(processes), parsed.GetValue(services), parsed.GetValue(clients), parsed.GetValue(calls)),
            parsed.GetValue(transport)));
        return command;
    }

    private static Option<int> Number(string name, string description, int usual)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() <= 0)
            {
                result.AddError($"{name} has to be above 0");
            }
        });
        return option;
    }
}
