using System.Reflection;
using LiteIpc;
using Samgr.Boards;
using Samgr.Size.Heap;
using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>
/// Boots systems in this process, with the code and the limits of a board and without GPIO, and counts what they would take
/// of the heap of a 32-bit board.
/// </summary>
internal static class HeapModel
{
    private const int PatienceMs = 20_000;
    private const int LookMs = 100;
    private const int EqualLooks = 4;

    // A board runs one thread at a time, and fewer messages are under way at once than here: the least of some boots is nearest to it.
    private const int Boots = 5;

    // mscorlib, System.Device.Gpio, System.Threading, Runtime.Events, Runtime.Native, System.Collections and System.Text, as a
    // 32-bit nanoCLR says when it loads them.
    private const int LibraryBytes = 3240 + 736 + 552 + 540 + 384 + 568 + 548;

    private static readonly string[] _core = ["LiteIpc", "Samgr", "Samgr.Server", "Samgr.Broadcast", "Samgr.Dependent", "Samgr.Gpio"];

    private static readonly Type[] _ownDeviceCode = [typeof(FourServices), typeof(FeatureService)];

    private static readonly Assembly[] _assemblies =
    [
        typeof(IpcKernel).Assembly,
        typeof(SamgrLite).Assembly,
        typeof(SamgrHost).Assembly,
        typeof(Broadcast.BroadcastModule).Assembly,
        typeof(DependentService).Assembly,
        typeof(Gpio.GpioModule).Assembly,
        typeof(BoardApplication).Assembly,
    ];

    /// <summary>Four services: samgr, broadcast, gpio and a feature service.</summary>
    /// <param name="shipped">The assemblies of SAMgr Lite.</param>
    public static HeapFigure OfFourServices(IEnumerable<ImageSize> shipped)
    {
        SilentLog log = new();
        return Measure(
            "four services",
            AssemblyBytes(shipped, _core),
            () => new FourServices(log),
            system => system.Boot() && SpinWait.SpinUntil(() => system.HasCalled, PatienceMs),
            system => system.Stop());
    }

    /// <summary>The application of the boards: three processes, six services beside samgr.</summary>
    /// <param name="shipped">The assemblies of SAMgr Lite.</param>
    public static HeapFigure OfBoardApplication(IEnumerable<ImageSize> shipped) => Measure(
        "application of the boards",
        AssemblyBytes(shipped, [.. _core, "Samgr.Boards", "Samgr.Esp32"]),
        () => new BoardApplication(new BoardPins("model", 0, 2, 4), new BoardTimes()),
        Boot,
        application => application.Stop());

    /// <summary>The application of the boards once its provider has ended and has been started again.</summary>
    /// <param name="shipped">The assemblies of SAMgr Lite.</param>
    public static HeapFigure OfHealedApplication(IEnumerable<ImageSize> shipped) => MeasureOnce(
        "application of the boards, healed",
        AssemblyBytes(shipped, [.. _core, "Samgr.Boards", "Samgr.Esp32"]),
        () => new BoardApplication(new BoardPins("model", 0, 2, 4), new BoardTimes()),
        application => Boot(application) && Heal(application),
        application => application.Stop());

    private static bool Heal(BoardApplication application)
    {
        SamgrLite? former = application.Provider;
        application.RequestRestart();
        return SpinWait.SpinUntil(
            () => application.Provider is { } now && now != former && now.WaitForBoot(BootStage.ApplicationCompleted, LookMs), PatienceMs);
    }

    private static bool Boot(BoardApplication application)
    {
        SamgrDefaults.Adapter!.StartThread("main", TaskPriority.Normal, application.Run);
        return SpinWait.SpinUntil(() => application.Application?.WaitForBoot(BootStage.ApplicationCompleted, LookMs) == true, PatienceMs);
    }

    private static int AssemblyBytes(IEnumerable<ImageSize> shipped, IReadOnlyList<string> names) =>
        LibraryBytes + shipped.Where(assembly => names.Contains(assembly.Name)).Sum(assembly => assembly.HeapBytes);

    private static HeapFigure Measure<T>(string name, int assemblies, Func<T> make, Func<T, bool> boot, Action<T> stop)
        where T : class
        => Enumerable.Range(0, Boots).Select(_ => MeasureOnce(name, assemblies, make, boot, stop)).MinBy(figure => figure.Booted)!;

    private static HeapFigure MeasureOnce<T>(string name, int assemblies, Func<T> make, Func<T, bool> boot, Action<T> stop)
        where T : class
    {
        BoardThreads threads = new();
        SamgrDefaults.Adapter = threads;
        SamgrDefaults.Log = new SilentLog();
        int before = Look(null, 0).Bytes;
        T system = make();
        try
        {
            if (!boot(system))
            {
                throw new ToolException(ExitCode.Failed, $"{name} did not boot within {PatienceMs} ms, so its heap is not known");
            }

            ObjectGraph settled = Settle(() => Look(system, threads.Running));
            return new HeapFigure(name, threads.Running, settled.Bytes - before, assemblies, settled.Sizes);
        }
        finally
        {
            stop(system);
            SamgrDefaults.Adapter = null;
            SamgrDefaults.Log = null;
        }
    }

    // Once booted, services look for each other; then nothing is allocated any more.
    private static ObjectGraph Settle(Func<ObjectGraph> look)
    {
        ObjectGraph last = look();
        int equal = 0;
        for (int waited = 0; equal < EqualLooks && waited < PatienceMs; waited += LookMs)
        {
            Thread.Sleep(LookMs);
            ObjectGraph next = look();
            equal = next.Bytes == last.Bytes ? equal + 1 : 0;
            last = next;
        }

        return last;
    }

    private static ObjectGraph Look(object? system, int threads)
    {
        ObjectGraph graph = new(IsDevice);
        foreach (Assembly assembly in _assemblies)
        {
            graph.AddStatics(assembly);
        }

        graph.AddStatics(typeof(HeapModel).Assembly);
        graph.Add(system);
        graph.AddThreads(threads);
        return graph;
    }

    private static bool IsDevice(Type type)
    {
        Type outer = type;
        while (outer.DeclaringType is { } next)
        {
            outer = next;
        }

        return _assemblies.Contains(type.Assembly) || _ownDeviceCode.Contains(outer);
    }

    private sealed class SilentLog : ILogSink
    {
        public void Write(int level, string tag, string text)
        {
        }
    }
}
