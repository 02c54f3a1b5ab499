using System.Diagnostics;
using Samgr.Emulator.Control;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A machine in a process beside the test's: alpha and beta, the latter with trouble.</summary>
internal sealed class MachineProcess : IDisposable
{
    private const string Name = "apart";

    private readonly string _folder;
    private readonly Process _process;

    public MachineProcess(string folder)
    {
        _folder = folder;
        ProcessStartInfo start = new()
        {
            FileName = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Samgr.Emulator.TestModules.dll"));
        start.ArgumentList.Add(Name);
        start.ArgumentList.Add(folder);
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    public string ControlSocket => Path.Combine(_folder, Name, "control.sock");

    public static ControlClient Connect(string folder) => ControlClient.Find(Name, folder);

    public ControlClient Connect() => Connect(_folder);

    /// <summary>Waits until the machine has booted.</summary>
    /// <returns>The system ids of its processes.</returns>
    public async Task<int[]> BootAsync()
    {
        string? line = await ReadLineAsync();
        return [.. line!.Split(' ').Select(int.Parse)];
    }

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
        .AsTask()
        .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);

    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async Task StopAsync()
    {
        using (ControlClient client = Connect())
        {
            await client.StopAsync(TestContext.Current.CancellationToken);
            await client.WaitForEndAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await EndAsync());
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Waits until a process that is nobody's to wait for has ended.</summary>
    public static Task WaitForEndAsync(int id)
        => Patience.UntilAsync(() => Task.FromResult(!Exists(id)), () => $"process {id} has ended", TestContext.Current.CancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(Patience.LimitMs);
        }

        _process.Dispose();
    }

    // A process that has ended and that nobody has waited for yet is no process any more.
    private static bool Exists(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
