using Samgr.Boards;

namespace Samgr.Stm32;

/// <summary>Where the board begins.</summary>
public static class Program
{
    /// <summary>Boots the board; returns never.</summary>
    public static void Main() => new BoardApplication(Stm32Pins.Map(), new BoardTimes()).Run();
}
