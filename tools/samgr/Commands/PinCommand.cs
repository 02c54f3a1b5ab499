using System.CommandLine;

namespace Samgr.Tool.Commands;

internal static class PinCommand
{
    public static Command Create()
    {
        Command list = PinListCommand.Create("list");
        Command command = PinListCommand.Create("pin");
        command.Description = "Show, set and watch the pins of the board; without more, show them";
        command.Add(list);
        command.Add(PinSetCommand.CreateRead());
        command.Add(PinSetCommand.CreateSet());
        command.Add(PinPressCommand.Create());
        command.Add(PinWatchCommand.Create());
        return command;
    }

    public static Argument<string> Pin() => new("PIN") { Description = "A pin by number or name, or by the name of the LED or button at it" };
}
