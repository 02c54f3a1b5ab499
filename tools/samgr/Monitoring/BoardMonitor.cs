using System.Globalization;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Monitoring;

/// <summary>Shows what a board writes to its serial port, as the log of a machine is shown.</summary>
/// <param name="show">Gets each line of the board.</param>
/// <param name="advise">Gets the remedy for a board that cannot load its application.</param>
internal sealed class BoardMonitor(Action<string> show, Action<string> advise)
{
    /// <summary>Bits per second that the firmware of nanoFramework has, unless it was built for others.</summary>
    public const int UsualBaud = 921_600;

    private const int BufferSize = 4096;

    private readonly BoardFaults _faults = new();

    /// <summary>Shows a port until it is gone, or it is interrupted.</summary>
    /// <param name="port">The port.</param>
    /// <param name="baud">Bits per second.</param>
    /// <param name="interrupted">Ends it.</param>
    /// <exception cref="ToolException">The port cannot be opened, or is gone.</exception>
    public async Task RunAsync(string port, int baud, CancellationToken interrupted)
    {
        Stream stream = await SerialLine.OpenAsync(port, baud, interrupted);
        StandardError.WriteLine($"samgr: {port} at {baud.ToString(CultureInfo.InvariantCulture)} bits per second; Ctrl+C ends it");
        TaskCompletionSource<Exception?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // A read of a terminal cannot be taken back: it ends with the process.
        Thread reader = new(() => ended.TrySetResult(Read(stream))) { IsBackground = true, Name = "serial port" };
        reader.Start();
        throw await ended.Task.WaitAsync(interrupted) switch
        {
            ToolException error => error,
            null or IOException => new ToolException(ExitCode.Failed, $"{port} is gone: unplugged, or switched off"),
            { } error => new ToolException(ExitCode.Failed, $"{port} cannot be read: {error.Message}"),
        };
    }

    private void Show(string line)
    {
        try
        {
            show(line);
        }
        catch (IOException error)
        {
            throw new ToolException(ExitCode.Failed, $"the output cannot be written: {error.Message}");
        }

        if (_faults.Explain(line) is { } advice)
        {
            advise(advice);
        }
    }

    private Exception? Read(Stream stream)
    {
        BoardStream lines = new(Show);
        byte[] buffer = new byte[BufferSize];
        try
        {
            for (int length = stream.Read(buffer); length > 0; length = stream.Read(buffer))
            {
                lines.Take(buffer.AsSpan(0, length));
            }

            lines.Finish();
            return null;
        }
        catch (Exception error)
        {
            lines.Finish();
            return error;
        }
    }
}
