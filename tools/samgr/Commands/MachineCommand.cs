using System.CommandLine;
using Samgr.Emulator;
using Samgr.Emulator.Control;

namespace Samgr.Tool.Commands;

/// <summary>A command that asks a running machine.</summary>
internal static class MachineCommand
{
    public static Command Create(
        string name,
        string description,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, ControlClient, CancellationToken, Task<int>> handler)
    {
        Option<string?> machine = CommonOptions.Machine("The machine; needed only while several run");
        Command command = new(name, description) { machine };
        foreach (Symbol symbol in symbols)
        {
            Add(command, symbol);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            using ControlClient client = Find(parsed.GetValue(machine), parsed.GetValue(CommonOptions.Device));
            return await handler(parsed, client, cancellation);
        });
        return command;
    }

    private static ControlClient Find(string? machine, string? device)
    {
        try
        {
            return device == null ? ControlClient.Find(machine) : ControlClient.FindDevice(device, machine);
        }
        catch (MachineException error)
        {
            throw new ToolException(ExitCode.NotRunning, error.Message);
        }
    }

    private static void Add(Command command, Symbol symbol)
    {
        if (symbol is Argument argument)
        {
            command.Add(argument);
        }
        else
        {
            command.Add((Option)symbol);
        }
    }
}
