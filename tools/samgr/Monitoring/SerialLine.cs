using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Samgr.Tool.Execution;

namespace Samgr.Tool.Monitoring;

/// <summary>A serial port that is read: 8 bits, no parity, one stop bit, nothing changed or echoed on the way.</summary>
internal static class SerialLine
{
    private const uint GenericRead = 0x8000_0000;
    private const uint OpenExisting = 3;

    /// <summary>Opens a port and sets its speed.</summary>
    /// <param name="port">Its name.</param>
    /// <param name="baud">Bits per second.</param>
    /// <param name="interrupted">Ends it.</param>
    /// <exception cref="ToolException">It cannot be opened, or does not have that speed; the message says why.</exception>
    public static async Task<Stream> OpenAsync(string port, int baud, CancellationToken interrupted)
    {
        Stream stream = Open(port);
        try
        {
            await SetAsync(port, baud, interrupted);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static Stream Open(string port)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? new FileStream(OpenDevice(port), FileAccess.Read, bufferSize: 0)
                : new FileStream(port, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, BufferSize = 0 });
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException(ExitCode.BadInput, $"there is no serial port {port}; 'samgr flash --list' shows those that there are");
        }
        catch (UnauthorizedAccessException)
        {
            throw new ToolException(
                ExitCode.Failed,
                $"{port} may not be opened: another program has it, or you are not among its users (on Linux 'sudo usermod -aG dialout $USER', and log in again)");
        }
    }

    private static SafeFileHandle OpenDevice(string port)
    {
        SafeFileHandle handle = CreateFile($@"\\.\{port}", GenericRead, 0, 0, OpenExisting, 0, 0);
        return !handle.IsInvalid ? handle
            : Marshal.GetLastPInvokeError() == 2 ? throw new FileNotFoundException(null, port)
            : throw new UnauthorizedAccessException();
    }

    private static async Task SetAsync(string port, int baud, CancellationToken interrupted)
    {
        string speed = baud.ToString(CultureInfo.InvariantCulture);
        string[] command = OperatingSystem.IsWindows() ? ["mode", $"{port}:", $"BAUD={speed}", "PARITY=N", "DATA=8", "STOP=1", "TO=OFF"]
            : OperatingSystem.IsMacOS() ? ["stty", "-f", port, speed, "raw", "-echo", "clocal", "cread"]
            : ["stty", "-F", port, speed, "raw", "-echo", "clocal", "cread"];
        string program = Executable.Find(command[0])
            ?? throw new ToolException(ExitCode.Failed, $"'{command[0]}', which sets the speed of a serial port, is not on the PATH");
        List<string> lines = [];
        if (await Subprocess.RunAsync(program, command.Skip(1), Directory.GetCurrentDirectory(), lines.Add, interrupted) != 0)
        {
            throw new ToolException(ExitCode.Failed, $"{port} cannot be set to {speed} bits per second: {(lines.Count > 0 ? lines[^1] : "the system does not say why")}");
        }
    }

    [DllImport("kernel32", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern SafeFileHandle CreateFile(string name, uint access, uint share, nint security, uint disposition, uint flags, nint template);
}
