using System.Globalization;
using System.Reflection;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Boards;
using Samgr.Generator.Sample;
using Samgr.Size.Heap;
using Samgr.Tool.Sizing;
using Samgr.Tool.Tests.Documents;

namespace Samgr.Tool.Tests.Sizing;

/// <summary>What callbacks take of the heap of a board, beside their assemblies, is what the document says.</summary>
public sealed class CallbackHeapTests : ILogSink, IDisposable
{
    private const int CallTimeoutMs = 20_000;

    private static readonly Assembly[] _assemblies =
    [
        typeof(IpcKernel).Assembly, typeof(SamgrLite).Assembly, typeof(SamgrHost).Assembly, typeof(InterfaceProxy).Assembly,
        typeof(IpcSkeleton).Assembly, typeof(CallbackProxy).Assembly, typeof(BellsModule).Assembly,
    ];

    private readonly BoardThreads _threads = new();
    private readonly IpcKernel _kernel;
    private readonly List<SamgrLite> _processes = [];

    public CallbackHeapTests() => _kernel = new IpcKernel(this, BoardLimits.MaxHandles, BoardLimits.MaxCalls);

    [Fact]
    public void Callbacks_take_what_the_table_of_the_boards_says()
    {
        Start(5).Bootstrap();
        SamgrLite caller = Start(6);
        caller.Bootstrap();
        IBells? bells = null;
        Patience.Until(() => (bells = BellsProxy.Find(caller)) != null, "there are bells");
        bells!.Ring(out _);
        int before = Settled();

        bells.Add(new Alarm());
        int told = bells.Ring(out _);
        int bytes = Settled() - before;

        Assert.Equal(1, told);
        string[] row = Assert.Single(DocumentFiles.Rows("boards/README.md"), row => row[0] == "callbacks between two processes, with the first object");
        int[] spread = [.. row[1].Split(" to ").Select(number => int.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        Assert.InRange(bytes, spread[0], spread[1]);
        InterfaceProxy.Release(bells);
    }

    public void Dispose() => _processes.ForEach(process => process.Stop());

    void ILogSink.Write(int level, string tag, string text)
    {
    }

    private SamgrLite Start(int pid)
    {
        SamgrOptions options = BoardLimits.Apply("p" + pid, this, CallTimeoutMs);
        options.Adapter = _threads;
        SamgrLite samgr = new(options);
        _processes.Add(samgr);
        IpcProcess door = _kernel.CreateProcess(pid, pid, pid)!;
        if (pid == 5)
        {
            new BellsModule().Install(samgr);
        }

        Assert.Equal(EC.Success, pid == 5 ? samgr.ConnectAsManager(door, null) : samgr.Connect(door));
        return samgr;
    }

    private int Settled()
    {
        int last = Look();
        int next = last;
        Patience.Until(
            () =>
            {
                last = next;
                next = Look();
                return last == next;
            },
            "the heap has settled");
        return next;
    }

    private int Look()
    {
        ObjectGraph graph = new(type => _assemblies.Contains(type.Assembly));
        foreach (Assembly assembly in _assemblies)
        {
            graph.AddStatics(assembly);
        }

        graph.Add(_processes.ToArray());
        graph.Add(_kernel);
        graph.AddThreads(_threads.Running);
        return graph.Bytes;
    }

    private sealed class Alarm : IAlarm
    {
        public void OnTooWarm(Reading reading)
        {
        }

        public bool GoOn(string question, out int times)
        {
            times = 1;
            return true;
        }
    }
}
