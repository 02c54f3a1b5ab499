using System.Diagnostics;
using System.Globalization;
using Samgr.Emulator;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Running;

/// <summary>Shows on a progress line what the boot of a machine waits for.</summary>
internal sealed class BootDisplay : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(100);

    private readonly string _name;
    private readonly Machine _machine;
    private readonly ProgressLine _progress;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Timer _timer;

    public BootDisplay(string name, Machine machine, ProgressLine progress)
    {
        _name = name;
        _machine = machine;
        _progress = progress;
        _timer = new Timer(_ => Show(), null, TimeSpan.Zero, _interval);
    }

    public void Dispose()
    {
        using ManualResetEvent ended = new(false);
        if (_timer.Dispose(ended))
        {
            ended.WaitOne();
        }

        _progress.Dispose();
    }

    private void Show()
    {
        IReadOnlyList<string> missing = _machine.Missing;
        if (missing.Count > 0)
        {
            string seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            _progress.Show($"booting {_name}, {seconds} s, {missing.Count} to go: {missing[0]}");
        }
    }
}
