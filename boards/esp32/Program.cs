using Samgr.Boards;

namespace Samgr.Esp32;

/// <summary>The entry point of the board.</summary>
public static class Program
{
    /// <summary>Boots the board; returns never.</summary>
    public static void Main() => new BoardApplication(Esp32Pins.Map(), new BoardTimes()).Run();
}
