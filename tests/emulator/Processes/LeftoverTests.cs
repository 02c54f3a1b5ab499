using System.Diagnostics;
using System.Net.Sockets;
using Samgr.Emulator.Protocol;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Processes;

public sealed class LeftoverTests : IDisposable
{
    private readonly string _folder = TestFolder.Make();
    private readonly ManualResetEventSlim _ended = new();

    public void Dispose()
    {
        _ended.Set();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Fault_S20_AProcessWhoseMachineEndedBeforeItAskedForItsDeathSignalEnds()
    {
        using Socket kernel = Listen();
        using Process ended = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true })!;
        await ended.WaitForExitAsync(TestContext.Current.CancellationToken);

        using Process host = await StartHostAsync(ended.Id);

        Assert.Equal(ProcessExitCode.KernelLost, await EndOfAsync(host));
    }

    [Fact]
    public async Task Fault_S20_AProcessThatIsNeverAnsweredEnds()
    {
        using Socket kernel = Listen();

        using Process host = await StartHostAsync(Environment.ProcessId);

        Assert.Equal(ProcessExitCode.Refused, await EndOfAsync(host));
    }

    private static async Task<int> EndOfAsync(Process host)
    {
        try
        {
            await host.WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
            return host.ExitCode;
        }
        finally
        {
            host.Kill();
        }
    }

    /// <summary>A kernel that accepts nobody.</summary>
    private Socket Listen()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "kernel.sock")));
        socket.Listen(4);
        return socket;
    }

    private Task<Process> StartHostAsync(int machine)
    {
        ProcessStartInfo start = new("dotnet", [ChildProcess.DefaultHostPath]) { RedirectStandardInput = true, RedirectStandardError = true };
        start.Environment[HostEnvironment.Socket] = Path.Combine(_folder, "kernel.sock");
        start.Environment["SAMGR_MACHINE"] = $"{machine}:0123456789ABCDEF:1.";

        // Linux sends the signal when the thread ends that started the process: this one lives as long as the test.
        TaskCompletionSource<Process> started = new();
        Thread thread = new(() =>
        {
            Process process = Process.Start(start)!;
            process.StandardInput.WriteLine("0123456789ABCDEF");
            started.SetResult(process);
            _ended.Wait();
        });
        thread.IsBackground = true;
        thread.Start();
        return started.Task;
    }
}
