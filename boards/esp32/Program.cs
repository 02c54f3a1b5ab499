using Samgr.Boards;
using Samgr.Boards.Link;

namespace Samgr.Esp32;

/// <summary>The entry point of the board.</summary>
public static class Program
{
    /// <summary>Its link to other devices, in the lines of <see cref="LinkSetup"/>; empty for none.</summary>
    private const string Devices = "";

    /// <summary>Boots the board; returns never.</summary>
    public static void Main()
    {
        BoardApplication board = new BoardApplication(Esp32Pins.Map(), new BoardTimes());
        board.Policy = BoardLink.Start(board.Kernel, Devices, board.LogSink)?.Policy;
        board.Run();
    }
}
