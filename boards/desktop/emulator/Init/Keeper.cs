using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator;

/// <summary>
/// A small shell process beside a machine on Linux, which waits for its end: when the machine is killed, it kills what the
/// machine's processes have started, and what they have become, where the system itself does not.
/// </summary>
/// <remarks>Belongs to one owner of <see cref="SlowWork"/> after the other; the gate keeps its lines whole.</remarks>
internal sealed class Keeper : IDisposable
{
    private const string Shell = "/bin/sh";
    private const string End = "end";
    private const int LastWaitMs = 2000;

    // Lines of its input: the id of a process that has started, the same with "-" once it has ended, and "end".
    private const string Script = """
        trap '' HUP INT QUIT TERM
        exec >/dev/null 2>&1
        ids=
        while read -r line; do
          case $line in
            end) exit 0 ;;
            -*) kept=; for id in $ids; do [ "-$id" = "$line" ] || kept="$kept $id"; done; ids=$kept ;;
            *) ids="$ids $line" ;;
          esac
        done
        for id in $ids; do kill -9 -- "-$id" "$id"; done
        for pass in 1 2 3; do
          found=
          for file in $(grep -lsF "$1" /proc/[0-9]*/environ); do
            id=${file#/proc/}
            kill -9 "${id%/environ}" && found=1
          done
          [ "$found" ] || exit 0
        done
        """;

    private readonly object _gate = new();
    private readonly string _mark;
    private readonly Action<string> _failed;
    private Process? _process;

    /// <summary>Makes a keeper, which does not run yet.</summary>
    /// <param name="mark">The text that the environment of each process of the machine holds.</param>
    /// <param name="failed">Gets the reason when it cannot run.</param>
    internal Keeper(string mark, Action<string> failed)
    {
        _mark = mark;
        _failed = failed;
    }

    internal void Start()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        ProcessStartInfo start = new(Shell, ["-c", Script, "samgr-keeper", HostEnvironment.Machine + "=" + _mark])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        try
        {
            Process? process = Process.Start(start);
            lock (_gate)
            {
                _process = process;
            }
        }
        catch (Exception error) when (error is Win32Exception or IOException or InvalidOperationException)
        {
            _failed($"'{Shell}' cannot be started: {error.Message}; what processes start themselves may outlive a machine that is killed");
        }
    }

    internal void Add(int id) => Tell(id.ToString(CultureInfo.InvariantCulture));

    internal void Remove(int id) => Tell("-" + id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ends the keeper without any deed, as everything has ended.</summary>
    public void Dispose()
    {
        Tell(End);
        Process? process;
        lock (_gate)
        {
            process = _process;
            _process = null;
        }

        if (process != null)
        {
            if (!process.WaitForExit(LastWaitMs))
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private void Tell(string line)
    {
        lock (_gate)
        {
            try
            {
                _process?.StandardInput.Write(line + "\n");
                _process?.StandardInput.Flush();
            }
            catch (IOException)
            {
                // Somebody has killed it.
                _process = null;
            }
        }
    }
}
