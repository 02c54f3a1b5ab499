using Samgr;

namespace Temperature;

/// <summary>What is different from board to board: a desktop has no pins.</summary>
internal static class Board
{
    public const string Name = "desktop";

    public static void InstallProvider(SamgrLite samgr)
    {
    }

    public static void CloseProvider()
    {
    }

    public static void InstallConsumer(SamgrLite samgr)
    {
    }
}
