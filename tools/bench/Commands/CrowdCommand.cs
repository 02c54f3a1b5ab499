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
        Option<int> processes = PositiveNumber.Option("--processes", "How many processes serve", DefaultProcesses);
        Option<int> services = PositiveNumber.Option("--services", "How many services each of them has", DefaultServices);
        Option<int> clients = PositiveNumber.Option("--clients", "How many processes call", DefaultClients);
        Option<int> calls = PositiveNumber.Option("--calls", "How many calls they make together", DefaultCalls);
        Command command = new("crowd", "Boots a machine of many processes that call each other, and ends with 1 if a call was refused or got a wrong answer")
        {
            processes, services, clients, calls,
        };
        command.SetAction(parsed => new Crowd(Console.Out, Console.Error).Run(
            new CrowdSize(parsed.GetValue(processes), parsed.GetValue(services), parsed.GetValue(clients), parsed.GetValue(calls)),
            parsed.GetValue(transport)));
        return command;
    }
}
