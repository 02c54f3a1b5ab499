namespace Samgr.Tool.Flashing;

/// <summary>The commands that build and flash a board.</summary>
public static class FlashCommands
{
    /// <summary>The name of the program that flashes.</summary>
    public const string Flasher = "nanoff";

    /// <summary>The name of the program that builds.</summary>
    public const string Builder = "dotnet";

    /// <summary>Builds the application.</summary>
    public static string[] Build(FlashOptions options) => [Builder, "build", options.Board.Folder, "-c", "Release", "-p:Nano=true"];

    /// <summary>Flashes the firmware.</summary>
    public static string[] Update(FlashOptions options) =>
        [Flasher, "--update", "--target", Target(options), .. options.Board.Address is null ? Serial(options) : ["--jtag"]];

    /// <summary>Deploys the application.</summary>
    /// <param name="options">How.</param>
    /// <param name="image">The file that the build has left.</param>
    public static string[] Deploy(FlashOptions options, string image)
    {
        if (options.Board.Address is null)
        {
            return [Flasher, "--target", Target(options), .. Serial(options), "--deploy", "--image", image];
        }

        return options.Port is not null
            ? [Flasher, "--nanodevice", "--deploy", .. Serial(options), "--image", image]
            : [Flasher, "--target", Target(options), "--jtag", "--deploy", "--image", image, "--address", options.Address ?? options.Board.Address, "--reset"];
    }

    private static string Target(FlashOptions options) => options.Target ?? options.Board.Target;

    private static string[] Serial(FlashOptions options) => ["--serialport", options.Port!];
}
