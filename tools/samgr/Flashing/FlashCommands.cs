using System.Globalization;
using Samgr.Tool.Boards;

namespace Samgr.Tool.Flashing;

/// <summary>The commands that build and flash an application.</summary>
internal static class FlashCommands
{
    /// <summary>The name of the program that flashes.</summary>
    public const string Flasher = "nanoff";

    /// <summary>The name of the program that builds.</summary>
    public const string Builder = "dotnet";

    private const string AnyPort = "PORT";

    /// <summary>Builds the application.</summary>
    public static string[] Build(FlashOptions options) =>
        [Builder, "build", BoardProject.Shown(options.Application.Project), "-c", "Release", "-p:Nano=true"];

    /// <summary>Flashes the firmware.</summary>
    public static string[] Update(FlashOptions options) =>
    [
        Flasher, "--update", "--target", options.Application.Target,
        .. options.Application.Board.Link switch
        {
            BoardLink.Serial => Serial(options),
            BoardLink.Jtag => ["--jtag"],
            _ => (string[])[],
        },
        .. options.Rest,
    ];

    /// <summary>Deploys the application.</summary>
    /// <param name="options">How.</param>
    /// <param name="image">The file that the build has left.</param>
    public static string[] Deploy(FlashOptions options, string image)
    {
        BoardProject application = options.Application;
        string[] deploy = ["--deploy", "--image", BoardProject.Shown(image)];
        return [Flasher, .. (application.Board.Link, options.Port) switch
        {
            (BoardLink.Jtag, null) => ["--target", application.Target, "--jtag", .. deploy, "--address", options.Address ?? application.Board.Address!, "--reset"],
            (BoardLink.Jtag, _) => ["--nanodevice", .. Serial(options), .. deploy],
            (BoardLink.Drive, null) => ["--target", application.Target, "--uf2deploy", .. deploy],
            _ => (string[])["--target", application.Target, .. Serial(options), .. deploy],
        }, .. options.Rest];
    }

    /// <summary>Shows what the board writes.</summary>
    public static string[] Monitor(FlashOptions options) => ["samgr", "monitor", "--port", options.WatchedPort ?? AnyPort];

    private static string[] Serial(FlashOptions options) =>
    [
        "--serialport", options.Port ?? AnyPort,
        .. options.Baud is { } baud ? ["--baud", baud.ToString(CultureInfo.InvariantCulture)] : (string[])[],
    ];
}
