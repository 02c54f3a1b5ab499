using System.Buffers;
using System.Text;
using System.Text.Json;
using Samgr.Emulator.Log;
using Samgr.Emulator.Output;

namespace Samgr.Emulator.Trace;

/// <summary>
/// The trace of a machine: one JSON object a line, in order. A place can be reserved for an event whose particulars come
/// later, so that what it causes never stands before it. Events that are left out, as the writer is too slow or has failed,
/// are counted, and an event "lost" stands in their place.
/// </summary>
internal sealed class TraceWriter : IDisposable
{
    private const int MaxName = 255;
    private const int PatienceMs = 1000;
    private const int UsualLength = 256;

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly LineOutput _output;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private long _unsaid;

    internal TraceWriter(TextWriter writer, TimeProvider time, Action<string>? failed = null)
    {
        _time = time;
        _start = time.GetTimestamp();
        _output = new LineOutput("trace", writer.WriteLine, writer.Flush, failed ?? (_ => { }));
    }

    /// <summary>Why nothing is traced any more; null while all is well.</summary>
    internal string? Fault => _output.Fault;

    /// <summary>How many events were left out.</summary>
    internal long LeftOut => _output.LeftOut;

    private double Now => Math.Round(_time.GetElapsedTime(_start).TotalMilliseconds, 3);

    /// <summary>A name in an event, no longer than an event needs it.</summary>
    internal static string? Bounded(string? name) => name is { Length: > MaxName } ? name[..MaxName] : name;

    /// <summary>Waits a while until there is room for an event of a process; only on a thread that works for that process alone.</summary>
    internal void WaitForRoom(int pid) => _output.WaitForRoom(pid, UsualLength, PatienceMs);

    internal void Write(int pid, string name, Action<Utf8JsonWriter> fields)
    {
        if (Fault != null)
        {
            _output.Write(pid, string.Empty);
            return;
        }

        lock (_gate)
        {
            SayLost();
            if (!_output.Write(pid, Format(Now, pid, name, fields)))
            {
                _unsaid++;
            }
        }
    }

    /// <summary>Takes a place for an event; null when it is left out.</summary>
    internal OutputLine? Reserve(int pid)
    {
        lock (_gate)
        {
            OutputLine? line = _output.Reserve(pid, Now);
            _unsaid += line == null ? 1 : 0;
            return line;
        }
    }

    internal void Fill(OutputLine line, int pid, string name, Action<Utf8JsonWriter> fields)
    {
        lock (_gate)
        {
            _output.Fill(line, Format(line.Time, pid, name, fields));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            SayLost();
        }

        _output.Dispose();
    }

    private void SayLost()
    {
        if (_unsaid > 0)
        {
            long count = _unsaid;
            if (_output.Write(WellKnownPid.Kernel, Format(Now, WellKnownPid.Kernel, "lost", json => json.WriteNumber("count", count))))
            {
                _unsaid = 0;
            }
        }
    }

    private string Format(double time, int pid, string name, Action<Utf8JsonWriter> fields)
    {
        _buffer.ResetWrittenCount();
        using Utf8JsonWriter json = new(_buffer);
        json.WriteStartObject();
        json.WriteNumber("t", time);
        json.WriteNumber("pid", pid);
        json.WriteString("event", name);
        fields(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
