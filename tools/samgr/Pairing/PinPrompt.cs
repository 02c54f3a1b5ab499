namespace Samgr.Tool.Pairing;

/// <summary>Asks for the PIN that the other device shows.</summary>
internal static class PinPrompt
{
    /// <summary>Asks on the terminal, or reads a line of the standard input.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static async Task<string> AskAsync(CancellationToken cancellation)
    {
        if (!Console.IsInputRedirected)
        {
            await Console.Error.WriteAsync("PIN that the other device shows: ");
        }

        string? line = await Task.Run(Console.In.ReadLine, cancellation).WaitAsync(cancellation);
        return string.IsNullOrWhiteSpace(line)
            ? throw new ToolException(ExitCode.BadInput, "no PIN was given; type the one that the other device shows, or give it with --pin PIN")
            : line;
    }
}
