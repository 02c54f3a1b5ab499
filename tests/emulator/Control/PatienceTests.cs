using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using LiteIpc;
using Samgr.Emulator.Control;
using Samgr.Emulator.Peers;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Control;

/// <summary>Whoever asks a machine that does not answer is told so.</summary>
public sealed class PatienceTests : IDisposable
{
    private const string Name = "mute";

    private readonly string _root = TestFolder.Make();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public PatienceTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, Name));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_root, Name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_root, Name, "control.sock")));
        _socket.Listen(1);
    }

    public void Dispose()
    {
        _socket.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("ps")]
    [InlineData("list")]
    [InlineData("clients")]
    [InlineData("dump")]
    [InlineData("call")]
    [InlineData("describe")]
    [InlineData("kill")]
    [InlineData("pins")]
    [InlineData("read")]
    [InlineData("set")]
    [InlineData("press")]
    [InlineData("watch")]
    [InlineData("stop")]
    [InlineData("end")]
    public async Task Fault_S12_EachQuestionHasAnEnd(string question)
    {
        using ControlClient client = ControlClient.Find(Name, _root, TimeSpan.FromMilliseconds(50));
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task asked = question switch
        {
            "ps" => client.ListProcessesAsync(cancellation),
            "list" => client.ListServicesAsync(cancellation),
            "clients" => client.ListClientsAsync(5, cancellation),
            "dump" => client.DumpAsync(null, cancellation),
            "call" => client.CallAsync(new CallRequest("beta", null, 1, TimeoutMs: 1), cancellation),
            "describe" => client.DescribeAsync("beta", cancellation: cancellation),
            "kill" => client.KillAsync(5, cancellation),
            "pins" => client.ListPinsAsync(cancellation),
            "read" => client.ReadPinAsync("1", cancellation),
            "set" => client.SetPinAsync("1", "high", cancellation),
            "press" => client.PressAsync("BOOT", 1, cancellation),
            "watch" => client.WatchPinsAsync(null, null, cancellation),
            "stop" => client.StopAsync(cancellation),
            _ => client.WaitForEndAsync(cancellation),
        };

        ControlException error = await Assert.ThrowsAsync<ControlException>(
            () => asked.WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), cancellation));

        Assert.Equal(EC.Timeout, error.Code);
        Assert.Contains(Name, error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((24 * 60 * 60 * 1000) + 1)]
    public void A_patience_out_of_its_range_is_refused_where_it_is_given(int milliseconds)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => ControlClient.Find(Name, _root, TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Contains("one day at most", error.Message);
    }

    [Fact]
    public void Fault_S12_AMachineWhoseDoorIsFullIsNotWaitedForWithoutEnd()
    {
        List<ControlClient> waiting = [];
        MachineException? error = null;
        Thread thread = new(() =>
        {
            try
            {
                for (int i = 0; i < 10; i++)
                {
                    waiting.Add(ControlClient.Find(Name, _root, TimeSpan.FromMilliseconds(50)));
                }
            }
            catch (MachineException full)
            {
                error = full;
            }
        });
        thread.IsBackground = true;
        thread.Start();

        Assert.True(thread.Join(Patience.LimitMs), "it waits without an end");
        Assert.Contains("takes no connection", error!.Message);
        Assert.Equal([Name], ControlClient.ListMachines(_root));
        waiting.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Fault_S12_AMachineThatHadNoDescriptorLeftCanBeControlledAgain()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux limits another process");
        using MachineProcess machine = new(_root);
        await machine.BootAsync();
        using ControlClient before = machine.Connect();
        await before.ListProcessesAsync(TestContext.Current.CancellationToken);
        Limit usual = LimitDescriptors(machine.Id, null);

        // Few are left, as the runtime ends a program that gets none for a thread.
        LimitDescriptors(machine.Id, usual with { Soft = (ulong)LowestFree(machine.Id) + 12 });
        using (ControlClient refused = machine.Connect())
        {
            ControlException error = await Assert.ThrowsAsync<ControlException>(
                () => refused.ListProcessesAsync(TestContext.Current.CancellationToken));
            Assert.Equal(EC.NoSpace, error.Code);
            Assert.Contains("descriptor", error.Message);
        }

        Assert.Equal(2, (await before.ListProcessesAsync(TestContext.Current.CancellationToken)).Count);
        LimitDescriptors(machine.Id, usual);

        using ControlClient after = machine.Connect();
        Assert.Equal(2, (await after.ListProcessesAsync(TestContext.Current.CancellationToken)).Count);
        await machine.StopAsync();
    }

    [Fact]
    public void Fault_S12_AcceptingGoesOnAfterErrors()
    {
        const int Errors = 3;
        int tries = 0;
        using ManualResetEventSlim isTaken = new();
        TestLog troubles = new();
        string path = Path.Combine(_root, "listener.sock");
        using SocketListener listener = new(path, 16, Take, socket => socket.Dispose(), troubles.WriteLine);
        listener.Start("listener of a test");

        for (int i = 0; i <= Errors; i++)
        {
            using Socket? socket = UnixSocket.Connect(path, TimeSpan.FromMilliseconds(Patience.LimitMs));
            Assert.NotNull(socket);
        }

        Patience.For(isTaken, "a connection is taken after errors");
        troubles.WaitFor("listener.sock");

        void Take(Socket socket)
        {
            if (++tries <= Errors)
            {
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            }

            socket.Dispose();
            isTaken.Set();
        }
    }

    private static int LowestFree(int process)
    {
        HashSet<int> taken = [.. Directory.GetFiles($"/proc/{process}/fd").Select(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture))];
        return Enumerable.Range(0, int.MaxValue).First(number => !taken.Contains(number));
    }

    private static unsafe Limit LimitDescriptors(int process, Limit? limit)
    {
        const int Descriptors = 7;
        Limit wanted = limit.GetValueOrDefault();
        Limit old;
        Assert.Equal(0, SetLimit(process, Descriptors, limit == null ? null : &wanted, &old));
        return old;
    }

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static extern unsafe int SetLimit(int process, int resource, Limit* limit, Limit* old);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Limit
    {
        public ulong Soft { get; set; }

        public ulong Hard { get; set; }
    }
}
