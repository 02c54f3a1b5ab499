namespace System.Device.Gpio.Backend;

/// <summary>The thread on which handlers of edges run, one edge after the other.</summary>
internal static class PinInterrupts
{
    /// <summary>Edges that wait at most; one too many is lost, as on a board.</summary>
    internal const int Capacity = 4096;

    private static readonly object _gate = new();
    private static readonly Queue<Edge> _edges = new();

    /// <summary>Each open pin once at most, so that none is ever lost.</summary>
    private static readonly Queue<GpioPin> _settled = new();
    private static readonly Lazy<Thread> _thread = new(Start);
    private static long _lost;

    /// <summary>Edges lost so far.</summary>
    internal static long Lost => Interlocked.Read(ref _lost);

    /// <summary>Hands an edge over.</summary>
    internal static void Post(GpioPin pin, bool isHigh)
    {
        _ = _thread.Value;
        lock (_gate)
        {
            if (_edges.Count == Capacity)
            {
                _lost++;
                return;
            }

            _edges.Enqueue(new Edge(pin, isHigh));
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>A pin has been quiet for its debounce time. It comes again only after <see cref="GpioPin.OnSettled"/>.</summary>
    internal static void PostSettled(GpioPin pin)
    {
        _ = _thread.Value;
        lock (_gate)
        {
            _settled.Enqueue(pin);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Runs a handler; on a board what it throws would end the thread in silence.</summary>
    internal static void Guard(GpioPin pin, Action handler)
    {
        try
        {
            handler();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"exception in a handler of pin {pin.PinNumber}: {error}");
        }
    }

    private static Thread Start()
    {
        Thread thread = new(Run) { IsBackground = true, Name = "gpio interrupts" };
        thread.Start();
        return thread;
    }

    private static void Run()
    {
        long told = 0;
        while (true)
        {
            GpioPin? settled;
            Edge edge;
            long lost;
            lock (_gate)
            {
                lost = _lost;
                while (!_settled.TryDequeue(out settled) && _edges.Count == 0)
                {
                    Monitor.Wait(_gate);
                }

                edge = settled == null ? _edges.Dequeue() : default;
            }

            if (lost > 2 * told)
            {
                told = lost;
                Console.Error.WriteLine($"edges lost so far, as {Capacity} others waited for handlers: {lost}");
            }

            if (settled != null)
            {
                settled.OnSettled();
            }
            else
            {
                edge.Pin.OnEdge(edge.IsHigh);
            }
        }
    }

    private readonly record struct Edge(GpioPin Pin, bool IsHigh);
}
