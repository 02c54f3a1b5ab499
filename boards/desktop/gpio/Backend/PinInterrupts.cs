using System.Collections.Concurrent;

namespace System.Device.Gpio.Backend;

/// <summary>The thread on which handlers of edges run, one edge after the other.</summary>
internal static class PinInterrupts
{
    private const int Capacity = 4096;

    private static readonly BlockingCollection<Interrupt> _waiting = new(Capacity);
    private static readonly Lazy<Thread> _thread = new(Start);

    /// <summary>Hands an edge over; one too many is lost, as on a board.</summary>
    internal static void Post(GpioPin pin, bool isHigh) => Post(new Interrupt(pin, isHigh, false));

    /// <summary>The debounce time of a pin is over.</summary>
    internal static void PostSettled(GpioPin pin) => Post(new Interrupt(pin, false, true));

    private static void Post(Interrupt interrupt)
    {
        _ = _thread.Value;
        _waiting.TryAdd(interrupt);
    }

    private static Thread Start()
    {
        Thread thread = new(Run) { IsBackground = true, Name = "gpio interrupts" };
        thread.Start();
        return thread;
    }

    private static void Run()
    {
        foreach (Interrupt interrupt in _waiting.GetConsumingEnumerable())
        {
            try
            {
                if (interrupt.IsSettled)
                {
                    interrupt.Pin.OnSettled();
                }
                else
                {
                    interrupt.Pin.OnEdge(interrupt.IsHigh);
                }
            }
            catch (Exception error)
            {
                // On a board it would end its thread in silence.
                Console.Error.WriteLine($"exception in a handler of pin {interrupt.Pin.PinNumber}: {error}");
            }
        }
    }

    private readonly record struct Interrupt(GpioPin Pin, bool IsHigh, bool IsSettled);
}
