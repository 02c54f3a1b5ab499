using System.Diagnostics;
using Samgr.Emulator.Control;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A machine, alpha and beta, in a process beside the test's.</summary>
internal sealed class MachineOfItsOwn : IDisposable
{
    public const string Name = "apart";

    private readonly string _folder;
    private readonly Process _process;

    public MachineOfItsOwn(string folder)
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

    /// <summary>Waits until it has booted.</summary>
    /// <returns>The system ids of its processes.</returns>
    public async Task<int[]> BootAsync()
    {
        string? line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
        return [.. line!.Split(' ').Select(int.Parse)];
    }

    public ControlClient Connect() => ControlClient.Find(Name, _folder);

    public async Task StopAsync()
    {
        using ControlClient client = Connect();
        await client.StopAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(Patience.LimitMs);
        }

        _process.Dispose();
    }
}
