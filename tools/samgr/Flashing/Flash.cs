using Samgr.Tool.Execution;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Flashing;

/// <summary>Builds a board's application and flashes it.</summary>
/// <param name="options">How.</param>
public sealed class Flash(FlashOptions options)
{
    private readonly FlashBoard _board = options.Board;

    /// <summary>Runs the commands, or prints them.</summary>
    /// <param name="interrupted">Ends the command that runs.</param>
    /// <exception cref="ToolException">One of them is missing or failed.</exception>
    public async Task RunAsync(CancellationToken interrupted)
    {
        if (options.DryRun)
        {
            Print();
            return;
        }

        string root = FindCheckout();
        string flasher = Executable.Find(FlashCommands.Flasher) ?? throw new ToolException(
            ExitCode.Failed,
            "nanoff, which flashes, is not installed; install it with 'dotnet tool install -g nanoff' and run this again");
        await BuildAsync(root, interrupted);
        if (options.Update)
        {
            await FlashAsync(flasher, FlashCommands.Update(options), root, interrupted);
        }

        await FlashAsync(flasher, FlashCommands.Deploy(options, FindImage(root)), root, interrupted);
    }

    private void Print()
    {
        Print(FlashCommands.Build(options));
        if (options.Update)
        {
            Print(FlashCommands.Update(options));
        }

        Print(FlashCommands.Deploy(options, _board.UsualImage));
    }

    private async Task BuildAsync(string root, CancellationToken interrupted)
    {
        BuildErrors errors = new();
        int exitCode = await RunAsync(Executable.FindDotNet(), FlashCommands.Build(options), root, errors.Add, interrupted);
        if (exitCode != 0)
        {
            throw new ToolException(ExitCode.Failed, $"the build for {_board.Name} failed: {errors.Summary}");
        }
    }

    private static async Task FlashAsync(string flasher, string[] command, string root, CancellationToken interrupted)
    {
        int exitCode = await RunAsync(flasher, command, root, _ => { }, interrupted);
        if (exitCode != 0)
        {
            throw new ToolException(ExitCode.Failed, $"nanoff ended with {exitCode}; what it wrote above says why");
        }
    }

    private static Task<int> RunAsync(string file, string[] command, string root, Action<string> onLine, CancellationToken interrupted)
    {
        Print(command);
        return Subprocess.RunAsync(file, command.Skip(1), root, Show, interrupted);

        void Show(string line)
        {
            onLine(line);
            TextOutput.Write([line]);
        }
    }

    private static void Print(string[] command) =>
        TextOutput.Write(["$ " + string.Join(' ', command.Select(word => word.Contains(' ') ? $"\"{word}\"" : word))]);

    private string FindCheckout()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, _board.Folder)))
            {
                return folder.FullName;
            }
        }

        throw new ToolException(ExitCode.BadInput, $"there is no folder {_board.Folder} here or above; run this inside a checkout of SAMgr Lite");
    }

    private string FindImage(string root)
    {
        if (File.Exists(Path.Combine(root, _board.UsualImage)))
        {
            return _board.UsualImage;
        }

        string output = Path.Combine(root, _board.Folder, "bin");
        string? image = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, _board.Image, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
        return image is null
            ? throw new ToolException(ExitCode.Failed, $"the build for {_board.Name} left no {_board.Image} under {_board.Folder}/bin")
            : Path.GetRelativePath(root, image).Replace('\\', '/');
    }
}
