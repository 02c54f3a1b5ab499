namespace Samgr.Tool.Tests.Sizing;

/// <summary>Device code that has something in every table of a .pe file.</summary>
public static class SizeSample
{
    public const string Name = "Thermostat";

    public const string Source = """
        using System;
        using System.Collections;
        using System.Threading;

        [assembly: System.Reflection.AssemblyVersion("1.2.3.4")]

        namespace Thermostats
        {
            public enum Mode : byte { Off, Heat, Cool }

            public delegate void Changed(object sender, int degrees);

            [Flags]
            public enum Faults { None = 0, Sensor = 1, Valve = 2 }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class LabelAttribute : Attribute
            {
                public LabelAttribute(string text, int order, bool isShown) { Text = text; }
                public string Text { get; }
                public long Number { get; set; }
            }

            public interface IThermostat
            {
                int Degrees { get; }
                bool TrySet(int degrees, out string message);
            }

            public abstract class Sensor
            {
                protected const int Limit = 40_000;
                public abstract int Read(ref int count, byte[] buffer, Mode[] modes);
                protected virtual void OnFault(Faults faults) { }
            }

            [Label("the first thermostat", 7, true, Number = 5_000_000_000)]
            public sealed class Thermostat : Sensor, IThermostat, IDisposable
            {
                private static readonly byte[] _table = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
                private static int _count;
                private readonly ArrayList _history = new ArrayList();
                private readonly Timer _timer;
                private readonly byte[][] _pages = new byte[4][];
                private double _average = 20.5;
                private float _ratio = 0.25f;
                private Slot _slot;

                public event Changed OnChanged;

                public Thermostat()
                {
                    _timer = new Timer(state => Tick(), null, 1000, 1000);
                    OnChanged += (sender, degrees) => _history.Add(degrees);
                    Interlocked.Increment(ref _count);
                }

                ~Thermostat() { Dispose(); }

                public int Degrees => (int)_average;

                [Label("sets", 2, false)]
                public bool TrySet(int degrees, out string message)
                {
                    message = degrees > Limit ? "too hot: " + degrees.ToString() : "Add";
                    return degrees <= Limit;
                }

                public override int Read(ref int count, byte[] buffer, Mode[] modes)
                {
                    try
                    {
                        switch (modes[0])
                        {
                            case Mode.Off: return 0;
                            case Mode.Heat: count += _table.Length; break;
                            case Mode.Cool: count -= buffer.Length; break;
                        }

                        foreach (object entry in _history)
                        {
                            count += (int)entry;
                        }

                        return count;
                    }
                    catch (ArgumentException error)
                    {
                        Console.WriteLine(error.Message);
                        throw;
                    }
                    finally
                    {
                        lock (_history)
                        {
                            _pages[0] = (byte[])buffer.Clone();
                        }
                    }
                }

                protected override void OnFault(Faults faults) => base.OnFault(faults | Faults.Valve);

                public void Dispose() => _timer?.Dispose();

                private void Tick()
                {
                    long now = DateTime.UtcNow.Ticks;
                    _average = _average * _ratio + now % 3;
                    _slot.Started = now;
                    object[] all = new object[] { typeof(Slot), _slot, "Schlüssel", 3.5f };
                    if (all[1] is Slot slot && slot.Started > 1_000_000_000_000)
                    {
                        OnChanged?.Invoke(this, Degrees);
                    }
                }

                private struct Slot
                {
                    public long Started;
                    public Hashtable Names;
                }
            }
        }
        """;
}
