using System.CommandLine;
using Samgr.Bench.Local;

namespace Samgr.Bench.Commands;

/// <summary>The command that sends more messages through one service than any of its counters goes.</summary>
internal static class SoakCommand
{
    private const long DefaultMessages = 600_000_000;

    internal static Command Create()
    {
        Option<long> messages = PositiveNumber.Option("--messages", "How many messages", DefaultMessages);
        Command command = new("soak", "Sends messages through one service, and ends with 1 if one of them was lost or came out of turn") { messages };
        command.SetAction(parsed => new Soak(Console.Out).Run(parsed.GetValue(messages)));
        return command;
    }
}
