using System.Diagnostics;
using System.Globalization;
using Samgr.Attacks.Modules;
using Samgr.Emulator;
using Samgr.Emulator.Control;

namespace Samgr.Attacks.Tests;

/// <summary>A machine in a process of its own, and the door at which its attacker comes in.</summary>
internal sealed class MachineRun : IDisposable
{
    private const int LogLines = 40;

    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly Process _process;

    public MachineRun(Transport transport, string? folder = null)
    {
        _ownsFolder = folder == null;
        _folder = folder ?? Directory.CreateTempSubdirectory("sg-").FullName;
        DoorPath = Path.Combine(_folder, "attack.sock");
        Door = new AttackerDoor(DoorPath);
        ProcessStartInfo start = new()
        {
            FileName = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in new[] { typeof(AttackedMachine).Assembly.Location, AttackedMachine.Name, _folder, transport.ToString() })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[AttackerModule.Variable] = DoorPath;
        start.Environment[AttackerModule.ProgramVariable] = typeof(AttackedMachine).Assembly.Location;
        _process = Process.Start(start)!;
    }

    public AttackerDoor Door { get; }

    /// <summary>The path of the door, which the environment of all that comes from this machine holds.</summary>
    public string DoorPath { get; }

    /// <summary>The system id of the machine's process.</summary>
    public int Id => _process.Id;

    public bool IsRunning => !_process.HasExited;

    /// <summary>The end of the machine's log.</summary>
    public string Log => string.Join('\n', ReadLog().Where(line => !line.Contains(" stdout: ", StringComparison.Ordinal)).TakeLast(LogLines));

    public string LogPath => Path.Combine(_folder, AttackedMachine.Name + ".log");

    /// <summary>Where the machine has its sockets.</summary>
    public string MachineFolder => Path.Combine(_folder, AttackedMachine.Name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Waits until it has booted.</summary>
    /// <returns>The system ids of its processes.</returns>
    public async Task<int[]> BootAsync()
    {
        string line = await ReadLineAsync();
        return [.. line.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    /// <summary>Waits for a line of the machine's log.</summary>
    public Task WaitForLogAsync(string text) => Patience.UntilAsync(
        () => Task.FromResult(ReadLog().Any(line => line.Contains(text, StringComparison.Ordinal))), () => $"the log says '{text}':\n{Log}", Cancellation);

    public ControlClient Connect() => ControlClient.Find(AttackedMachine.Name, _folder);

    /// <summary>Measures the machine's process, after it has let go of what it can.</summary>
    public async Task<MachineSize> MeasureAsync()
    {
        await _process.StandardInput.WriteLineAsync(string.Empty.AsMemory(), Cancellation);
        await _process.StandardInput.FlushAsync(Cancellation);
        long heap = long.Parse(await ReadLineAsync(), CultureInfo.InvariantCulture);
        return MachineSize.Of(Id, heap);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await Patience.WaitAsync(_process.WaitForExitAsync(Cancellation), () => "for the end of the machine:\n" + Log, Cancellation);
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(Patience.LimitMs);
        }

        _process.Dispose();
        Door.Dispose();
        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string[] ReadLog()
    {
        using StreamReader log = new(new FileStream(LogPath, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd().Split('\n');
    }

    private async Task<string> ReadLineAsync()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync(Cancellation).AsTask();
        await Patience.WaitAsync(line, () => "for a line of the machine:\n" + Log, Cancellation);
        return await line ?? throw new InvalidOperationException("the machine has ended:\n" + Log);
    }
}
