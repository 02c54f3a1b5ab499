namespace Samgr.Tool.Flashing;

/// <summary>A board that the tool can flash.</summary>
/// <param name="Name">Its name, and that of its folder in boards/.</param>
/// <param name="Target">The firmware that it runs unless the user names another one.</param>
/// <param name="Image">The file that its build leaves.</param>
/// <param name="Address">Where the application goes when it is deployed through JTAG; null for a board flashed through a serial port.</param>
public sealed record FlashBoard(string Name, string Target, string Image, string? Address)
{
    /// <summary>The boards.</summary>
    public static IReadOnlyList<FlashBoard> All { get; } =
    [
        new("esp32", "ESP32_PSRAM_REV0", "Samgr.Esp32.bin", null),
        new("stm32", "ST_STM32F769I_DISCOVERY", "Samgr.Stm32.bin", "0x08040000"),
    ];

    /// <summary>Its folder in a checkout.</summary>
    public string Folder => $"boards/{Name}";

    /// <summary>Where its build leaves the image.</summary>
    public string UsualImage => $"{Folder}/bin/Release/netnano1.0/{Image}";

    /// <summary>Finds a board by its name.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static FlashBoard Find(string name) =>
        All.FirstOrDefault(board => board.Name == name)
        ?? throw new FormatException($"there is no board '{name}'; choose from {string.Join(", ", All.Select(board => board.Name))}");
}
