namespace Samgr.Tool.Boards;

/// <summary>The boards: what 'samgr new app' makes applications for and 'samgr flash' flashes.</summary>
internal static class BoardTable
{
    private const string OwnLed = "GPIO4, an LED of your own, through 330 ohms to ground";
    private const string OwnPicoLed = "GP15, an LED of your own, through 330 ohms to ground";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<BoardKind> All { get; } =
    [
        new("esp32", "ESP32-DevKitC and other boards with an ESP32", BoardLink.Serial,
            "ESP32_PSRAM_REV0", "ESP32_REV0", "ESP32_PSRAM_REV3", "ESP32_REV3", "ESP32_BLE_REV0", "ESP32_BLE_REV3", "ESP32_PSRAM_XTAL26_REV0",
            "ESP32_PICO", "ESP_WROVER_KIT", "ESP32_OLIMEX", "ESP32_OLIMEX_WROVER", "ESP32_WT32_ETH01")
        {
            Emulated = "esp32", Led = 2, LedText = "GPIO2, the LED of most DevKitC clones",
        },
        Esp32("esp32-s2", "boards with an ESP32-S2", "ESP32_S2"),
        Esp32("esp32-s3", "boards with an ESP32-S3", "ESP32_S3_QUAD", "ESP32_S3_OCTAL"),
        Esp32("esp32-c3", "boards with an ESP32-C3", "ESP32_C3"),
        Esp32("esp32-c6", "boards with an ESP32-C6", "ESP32_C6_THREAD"),
        Esp32("esp32-h2", "boards with an ESP32-H2", "ESP32_H2_THREAD"),
        new("stm32", "STM32F769I-DISCO", BoardLink.Jtag, "ST_STM32F769I_DISCOVERY")
        {
            Address = "0x080C0000", Emulated = "stm32", Led = (('J' - 'A') * 16) + 5, LedText = "PJ5, the green LED LD2; a pin is 16 times its port, A being 0, and the number in it",
        },
        new("stm32f429i", "STM32F429I-DISCO", BoardLink.Jtag, "ST_STM32F429I_DISCOVERY")
        {
            Address = "0x080A0000", Emulated = "stm32f429i", Led = (('G' - 'A') * 16) + 13, LedText = "PG13, the green LED LD3; a pin is 16 times its port, A being 0, and the number in it",
        },
        new("pico", "Raspberry Pi Pico", BoardLink.Drive, "PICO_RP2040") { Emulated = "pico", Led = 25, LedText = "GP25, the LED on the board" },
        new("pico-w", "Raspberry Pi Pico W", BoardLink.Drive, "PICO_RP2040_W") { Emulated = "pico", Led = 15, LedText = OwnPicoLed },
        new("pico2", "Raspberry Pi Pico 2", BoardLink.Drive, "PICO2_RP2350") { Emulated = "pico", Led = 25, LedText = "GP25, the LED on the board" },
        new("pico2-w", "Raspberry Pi Pico 2 W", BoardLink.Drive, "PICO2_RP2350_W") { Emulated = "pico", Led = 15, LedText = OwnPicoLed },
        new("desktop", "the emulator, without pins", BoardLink.None),
    ];

    /// <summary>The names of those that are flashed.</summary>
    public static IEnumerable<string> Flashed => All.Where(board => board.Link != BoardLink.None).Select(board => board.Name);

    /// <summary>Finds a board by its name.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static BoardKind Find(string name) =>
        All.FirstOrDefault(board => board.Name == name)
        ?? throw new FormatException($"there is no board '{name}'; choose from {string.Join(", ", All.Select(board => board.Name))}");

    /// <summary>Finds the board of a firmware; null where the table has none.</summary>
    public static BoardKind? OfTarget(string target) => All.FirstOrDefault(board => board.Targets.Contains(target, StringComparer.Ordinal));

    private static BoardKind Esp32(string name, string description, params string[] targets) =>
        new(name, description, BoardLink.Serial, targets) { Emulated = "esp32", Led = 4, LedText = OwnLed };
}
