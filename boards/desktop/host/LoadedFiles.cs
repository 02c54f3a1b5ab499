using System.Collections.Concurrent;
using System.Reflection;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>Tells when a file that this process was loaded from has been replaced, as by a build.</summary>
internal sealed class LoadedFiles : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <summary>The files in memory as a whole, as they were when they were read.</summary>
    private static readonly ConcurrentDictionary<string, (long Length, DateTime Written)> _copied = new();

    private readonly Dictionary<string, (long Length, DateTime Written)> _mapped = [];
    private readonly HashSet<string> _told = [];
    private readonly KernelLink _link;
    private readonly Timer _timer;

    /// <summary>Looks once a second.</summary>
    /// <param name="link">The machine, which is told a sentence for each look that found something.</param>
    internal LoadedFiles(KernelLink link)
    {
        _link = link;
        _timer = new Timer(_ => Look(), null, _interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Reads a file whole: whatever is done with it later does not touch this process.</summary>
    internal static Assembly Load(System.Runtime.Loader.AssemblyLoadContext context, string path)
    {
        (long Length, DateTime Written)? stamp = StampOf(path);
        using MemoryStream code = new(File.ReadAllBytes(path));
        string symbols = Path.ChangeExtension(path, ".pdb");
        using MemoryStream? lines = File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null;
        Assembly assembly = context.LoadFromStream(code, lines);
        if (stamp != null)
        {
            _copied[path] = stamp.Value;
        }

        return assembly;
    }

    public void Dispose() => _timer.Dispose();

    private static (long Length, DateTime Written)? StampOf(string path)
    {
        try
        {
            FileInfo file = new(path);
            return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Look()
    {
        Tell([.. _copied.Where(file => IsReplaced(file.Key, file.Value)).Select(file => file.Key)], "it goes on with what it has loaded, and its next start loads the new one");
        foreach (string path in AppDomain.CurrentDomain.GetAssemblies().Where(IsMapped).Select(assembly => assembly.Location))
        {
            if (!_mapped.ContainsKey(path) && StampOf(path) is { } stamp)
            {
                _mapped.Add(path, stamp);
            }
        }

        Tell([.. _mapped.Where(file => IsReplaced(file.Key, file.Value)).Select(file => file.Key)], "it may fail at any time until its next start");
        try
        {
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            return;
        }
    }

    private void Tell(string[] paths, string meaning)
    {
        string[] found = [.. paths.Where(_told.Add)];
        if (found.Length > 0)
        {
            _link.SendState(ProcessState.Outdated, $"{string.Join(", ", found)} {(found.Length == 1 ? "was" : "were")} replaced while it runs: {meaning}");
        }
    }

    private static bool IsMapped(Assembly assembly)
        => !assembly.IsDynamic && assembly.Location.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal);

    private static bool IsReplaced(string path, (long Length, DateTime Written) then) => StampOf(path) is { } now && now != then;
}
