using System.Collections.Concurrent;
using Samgr.Boards.Link;
using Samgr.Desktop;

namespace Samgr.Boards.Tests.Support;

/// <summary>A board on the bench: the very application, on pins that a test can press and look at.</summary>
internal sealed class Bench : IDisposable
{
    private readonly Thread _main;

    public Bench(BoardPins pins, bool hasGpio = true, int[]? present = null, BoardTimes? times = null, EventsFactory? events = null, uint free = BoardMemory.Unknown, string link = "")
    {
        Map = pins;
        Pins = new TestPins(present ?? [pins.Button, pins.Led, pins.Heartbeat], hasGpio);
        SamgrDefaults.Adapter = new DesktopAdapter();
        SamgrDefaults.Log = Lines;
        SamgrDefaults.Events = events ?? (name => new CallRecorder(name, Calls));
        Application = new BoardApplication(pins, times ?? new BoardTimes { HeartbeatMs = 20, WatchMs = 50, DeadlineMs = 200 }, free);
        Link = BoardLink.Start(Application.Kernel, link, Lines);
        Application.Policy = Link?.Policy;
        _main = new Thread(Application.Run) { IsBackground = true, Name = "main" };
        _main.Start();
        WaitFor(pins.Board + " is up");
    }

    public BoardPins Map { get; }

    public TestPins Pins { get; }

    public BoardApplication Application { get; }

    /// <summary>Its link to other devices; null without a configuration.</summary>
    public BoardLink? Link { get; }

    /// <summary>What happened between the processes: "consumer invokes gpio 4".</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    private int Edges => Calls.Count(call => call.StartsWith("provider invokes handle", StringComparison.Ordinal));

    public TestLog Lines { get; } = new();

    public string Log => Lines.Text;

    public int Count(string part) => Lines.Count(part);

    /// <summary>Waits until so many log lines hold a text.</summary>
    public void WaitFor(string part, int times = 1) => Until(() => Count(part) >= times, $"no '{part}'");

    public void Until(Func<bool> condition, string what) => Patience.Until(condition, () => $"{what} in\n{Log}");

    /// <summary>Presses the button, waits for the LED to change, and lets go.</summary>
    public void PressAndSee()
    {
        bool before = Pins.IsHigh(Map.Led);
        Drive(!Map.IsButtonActiveLow);
        Until(() => Pins.IsHigh(Map.Led) != before, "the LED has not changed");
        Drive(null);
    }

    /// <summary>Drives the button and waits until gpio has told of the edge: what is quicker counts as a bounce.</summary>
    private void Drive(bool? level)
    {
        int edges = Edges;
        Pins.Drive(Map.Button, level);
        Until(() => Edges > edges, "gpio has told nobody of an edge");
    }

    public void Dispose()
    {
        Link?.Close("the bench is cleared");
        Application.Stop();
        bool ended = _main.Join(Patience.LimitMs);
        Pins.Dispose();
        SamgrDefaults.Log = null;
        SamgrDefaults.Events = null;
        SamgrDefaults.Adapter = null;
        Assert.True(ended, "the application does not end:\n" + Log);
    }
}
