using System.Text;

namespace Samgr.Emulator.Tests.Support;

/// <summary>Collects the lines that somebody writes, and lets a test wait for one.</summary>
internal sealed class LineLog : TextWriter
{
    private readonly object _gate = new();
    private readonly List<string> _lines = [];

    public override Encoding Encoding => Encoding.UTF8;

    public string[] Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            _lines.Add(value ?? string.Empty);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the first line, from a place on, that fits.</summary>
    /// <returns>Its place.</returns>
    public int WaitFor(Func<string, bool> fits, int from = 0)
    {
        long deadline = Environment.TickCount64 + TestMachine.PatienceMs;
        lock (_gate)
        {
            int next = from;
            while (true)
            {
                for (; next < _lines.Count; next++)
                {
                    if (fits(_lines[next]))
                    {
                        return next;
                    }
                }

                long left = deadline - Environment.TickCount64;
                if (left <= 0 || !Monitor.Wait(_gate, (int)left))
                {
                    throw new TimeoutException("no such line among:\n" + string.Join('\n', _lines));
                }
            }
        }
    }
}
