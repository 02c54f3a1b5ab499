using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>
/// Makes this program the parent of whatever the processes of its machines leave behind (PR_SET_CHILD_SUBREAPER), so that
/// everything that comes from them is seen to; and waits for those of them that end, as a parent has to.
/// </summary>
internal static partial class Orphans
{
    private const int SetSubreaper = 36;
    private const int DoNotWait = 1;
    private const int StateField = 0;
    private const int SessionField = 3;

    private static readonly Lock _gate = new();
    private static readonly ConcurrentDictionary<int, bool> _spared = new();
    private static PosixSignalRegistration? _signal;
    private static int _machines;

    /// <summary>Begins for a machine.</summary>
    internal static void Take()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (_gate)
        {
            if (++_machines == 1)
            {
                _ = ProcessControl(SetSubreaper, 1, 0, 0, 0);
                _signal = PosixSignalRegistration.Create(PosixSignal.SIGCHLD, _ => Bury());
            }
        }
    }

    /// <summary>Ends for a machine.</summary>
    internal static void Release()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (_gate)
        {
            if (--_machines == 0)
            {
                _ = ProcessControl(SetSubreaper, 0, 0, 0, 0);
                _signal?.Dispose();
                _signal = null;
            }
        }

        Bury();
    }

    /// <summary>A process is not to be waited for here, as somebody else does.</summary>
    internal static void Spare(int id) => _spared[id] = true;

    internal static void Forget(int id) => _spared.TryRemove(id, out _);

    // Our own children share our session, but for the spared ones: .NET waits for them.
    private static void Bury()
    {
        string? session = Fields(Environment.ProcessId)?[SessionField];
        foreach (int child in Children().Where(child => !_spared.ContainsKey(child)))
        {
            if (Fields(child) is string[] fields && fields[StateField] == "Z" && fields[SessionField] != session)
            {
                _ = WaitFor(child, 0, DoNotWait);
            }
        }
    }

    private static List<int> Children()
    {
        List<int> children = [];
        foreach (string thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            foreach (string child in Read(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                children.Add(int.Parse(child, CultureInfo.InvariantCulture));
            }
        }

        return children;
    }

    private static string[]? Fields(int process)
    {
        string text = Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        return text.Length == 0 ? null : text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int WaitFor(int process, nint status, int options);
}
