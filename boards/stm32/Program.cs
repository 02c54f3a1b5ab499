using Samgr.Boards;

namespace Samgr.Stm32;

/// <summary>The entry point of the board.</summary>
public static class Program
{
    /// <summary>Boots the board; returns never.</summary>
    public static void Main() => new BoardApplication(Stm32Pins.Map(), new BoardTimes()).Run();
}
