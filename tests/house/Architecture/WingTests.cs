namespace Samgr.House.Tests.Architecture;

/// <summary>The page of each wing names each of its rooms.</summary>
public sealed class WingTests
{
    private static readonly string[] _notRooms = ["bin", "obj"];

    [Theory]
    [InlineData("liteipc")]
    [InlineData("samgr")]
    [InlineData("services")]
    [InlineData("boards/desktop")]
    [InlineData("boards/desktop/process", "boards/desktop", "process/")]
    [InlineData("boards/desktop/emulator", "boards/desktop", "emulator/")]
    [InlineData("tools/samgr")]
    public void Each_room_of_a_wing_stands_on_its_page(string folder, string? page = null, string prefix = "")
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page ?? folder, "README.md"));

        string[] missing =
        [
            .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder)).Select(path => Path.GetFileName(path))
                .Where(room => !_notRooms.Contains(room) && !text.Contains($"`{prefix}{room}/`", StringComparison.Ordinal)),
        ];

        Assert.Empty(missing);
    }
}
