using Samgr.Tool.Execution;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Flashing;

/// <summary>Builds an application of a board and flashes it.</summary>
/// <param name="options">How.</param>
internal sealed class Flash(FlashOptions options)
{
    private readonly BoardProject _application = options.Application;

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

        string flasher = Executable.Find(FlashCommands.Flasher) ?? throw new ToolException(
            ExitCode.Failed,
            "nanoff, which flashes, is not installed; install it with 'dotnet tool install -g nanoff' and run this again");
        await BuildAsync(interrupted);
        if (options.Update)
        {
            await FlashAsync(flasher, FlashCommands.Update(options), interrupted);
        }

        await FlashAsync(flasher, FlashCommands.Deploy(options, FindImage()), interrupted);
    }

    private void Print()
    {
        Print(FlashCommands.Build(options));
        if (options.Update)
        {
            Print(FlashCommands.Update(options));
        }

        Print(FlashCommands.Deploy(options, _application.UsualImage));
        if (options.Monitor)
        {
            Print(FlashCommands.Monitor(options));
        }
    }

    private async Task BuildAsync(CancellationToken interrupted)
    {
        BuildErrors errors = new();
        int exitCode = await RunAsync(Executable.FindDotNet(), FlashCommands.Build(options), errors.Add, interrupted);
        if (exitCode != 0)
        {
            throw new ToolException(ExitCode.Failed, $"the build for {_application.Board.Name} failed: {errors.Summary}");
        }
    }

    private static async Task FlashAsync(string flasher, string[] command, CancellationToken interrupted)
    {
        FlasherErrors errors = new();
        int exitCode = await RunAsync(flasher, command, errors.Add, interrupted);
        if (exitCode != 0)
        {
            throw new ToolException(ExitCode.Failed, string.Join('\n', [$"nanoff ended with {exitCode}: {errors.Summary}", .. errors.Advice]));
        }
    }

    private static Task<int> RunAsync(string file, string[] command, Action<string> onLine, CancellationToken interrupted)
    {
        Print(command);
        return Subprocess.RunAsync(file, command.Skip(1), Directory.GetCurrentDirectory(), Show, interrupted);

        void Show(string line)
        {
            onLine(line);
            TextOutput.Write([line]);
        }
    }

    private static void Print(string[] command) =>
        TextOutput.Write(["$ " + string.Join(' ', command.Select(word => word.Contains(' ') ? $"\"{word}\"" : word))]);

    private string FindImage()
    {
        if (File.Exists(_application.UsualImage))
        {
            return _application.UsualImage;
        }

        string output = Path.Combine(_application.Folder, "bin");
        string? image = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, _application.Image, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
        return image
            ?? throw new ToolException(ExitCode.Failed, $"the build for {_application.Board.Name} left no {_application.Image} under {BoardProject.Shown(output)}");
    }
}
