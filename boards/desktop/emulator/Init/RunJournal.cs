using System.Globalization;
using System.Text;

namespace Samgr.Emulator;

/// <summary>
/// A file in the folder of a machine that names the system processes of its run, so that the next run can clear what a
/// killed one has left of them.
/// </summary>
/// <remarks>Used by <see cref="SlowWork"/> and at the machine's ends; the gate covers the file.</remarks>
internal sealed class RunJournal(string folder, string mark, Action<string> failed) : IDisposable
{
    private const string FileName = "machine.run";
    private const int MaxBytes = 1024 * 1024;
    private const int SpareLines = 256;

    private readonly object _gate = new();
    private readonly HashSet<int> _ids = [Environment.ProcessId];
    private readonly string _path = Path.Combine(folder, FileName);
    private int _lines;
    private bool _hasBegun;

    /// <summary>Clears what the processes of an earlier run have left, and begins the journal of this one.</summary>
    internal void Begin()
    {
        foreach (string line in Read())
        {
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                if (line.Contains(':', StringComparison.Ordinal))
                {
                    Strays.Kill(line);
                }
            }
            else if (!NativeProcess.Exists(id))
            {
                RuntimeFiles.Remove(id);
            }
        }

        lock (_gate)
        {
            _hasBegun = true;
            Rewrite();
        }
    }

    internal void Add(int id)
    {
        lock (_gate)
        {
            _ids.Add(id);
            if (_lines > (2 * _ids.Count) + SpareLines)
            {
                Rewrite();
                return;
            }

            Try(() => File.AppendAllText(_path, Line(id)));
            _lines++;
        }
    }

    internal void Remove(int id)
    {
        lock (_gate)
        {
            _ids.Remove(id);
        }
    }

    /// <summary>Removes the file, as the machine has cleared what there was.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_hasBegun)
            {
                Try(() => File.Delete(_path));
            }
        }
    }

    private static string Line(int id) => id.ToString(CultureInfo.InvariantCulture) + "\n";

    private string[] Read()
    {
        try
        {
            return File.Exists(_path) && new FileInfo(_path).Length <= MaxBytes ? File.ReadAllLines(_path) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Rewrite()
    {
        StringBuilder text = new(mark + "\n");
        foreach (int id in _ids)
        {
            text.Append(Line(id));
        }

        _lines = _ids.Count;
        Try(() => File.WriteAllText(_path, text.ToString()));
    }

    private void Try(Action change)
    {
        try
        {
            change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failed($"'{_path}' cannot be written: {error.Message}; what a killed run leaves in the temporary folder may stay there");
        }
    }
}
