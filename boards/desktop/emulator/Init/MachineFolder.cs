using System.Globalization;
using System.Net.Sockets;
using Samgr.Emulator.Peers;

namespace Samgr.Emulator;

/// <summary>The folder of one running machine: its sockets, its pid, and the lock that makes it the only one of its name.</summary>
internal sealed class MachineFolder : IDisposable
{
    /// <summary>The prefix of the names of the folders of isolated children.</summary>
    internal const string ChildPrefix = "child-";

    private const string LockFile = "machine.lock";
    private const string PidFile = "machine.pid";
    private const string KernelSocketFile = "kernel.sock";
    private const string ControlSocketFile = "control.sock";
    private const string ElsewhereLink = "elsewhere";
    private const string LinksFolder = "links";

    // Error codes that .NET puts into an exception when somebody else has the file: EWOULDBLOCK, and ERROR_SHARING_VIOLATION.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly string _folder;
    private readonly FileStream _lock;

    private MachineFolder(string folder, FileStream held)
    {
        _folder = folder;
        _lock = held;
        KernelSocket = RuntimeDirectory.SocketPath(folder, KernelSocketFile);
        ControlSocket = RuntimeDirectory.SocketPath(folder, ControlSocketFile);
    }

    internal string KernelSocket { get; }

    internal string ControlSocket { get; }

    /// <summary>The folder of the sockets of links between devices; only what joins several devices has it.</summary>
    internal string LinkFolder => Path.Combine(_folder, LinksFolder);

    /// <summary>Whether a run that crashed had left something here.</summary>
    internal bool WasStale { get; private set; }

    /// <summary>Takes the folder of a machine.</summary>
    /// <exception cref="MachineException">The machine is running, or the folder cannot be used.</exception>
    internal static MachineFolder Take(string root, string machine)
    {
        CheckName(machine);
        try
        {
            return TakeExisting(root, machine);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(
                $"machine '{machine}' cannot use its folder in '{root}': {error.Message}; mend that, or name another directory with SAMGR_RUNTIME_DIR");
        }
    }

    private static MachineFolder TakeExisting(string root, string machine)
    {
        RuntimeDirectory.CreatePrivate(root);
        string folder = Path.Combine(root, machine);
        RuntimeDirectory.SocketPath(folder, ControlSocketFile);
        while (true)
        {
            RuntimeDirectory.CreatePrivate(folder);
            FileStream? held = TryLock(Path.Combine(folder, LockFile));
            if (held == null)
            {
                throw new MachineException($"machine '{machine}' is already running{DescribePid(folder)}; stop it with 'samgr stop', or run it a second time under another name with '--machine NAME'");
            }

            // The holder before removes the file when it ends. Then this lock is on a removed file and guards nothing.
            if (File.Exists(Path.Combine(folder, LockFile)))
            {
                return Begin(new MachineFolder(folder, held));
            }

            held.Dispose();
        }
    }

    /// <summary>The machines that run, by name.</summary>
    /// <exception cref="MachineException">Somebody else has a hand in the runtime directory.</exception>
    internal static IReadOnlyList<string> Running(string root)
    {
        RuntimeDirectory.Check(root);
        return Directory.Exists(root)
            ? [.. Directory.EnumerateDirectories(root).Where(IsRunning).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The control socket of a machine that may run.</summary>
    /// <exception cref="MachineException">Somebody else has a hand in its folder, or the path is too long.</exception>
    internal static string ControlSocketOf(string root, string machine)
    {
        string folder = Path.Combine(root, machine);
        RuntimeDirectory.Check(root);
        RuntimeDirectory.Check(folder);
        return RuntimeDirectory.SocketPath(folder, ControlSocketFile);
    }

    /// <summary>Whether what runs under a name joins several devices.</summary>
    internal static bool IsNetwork(string root, string machine) => Directory.Exists(Path.Combine(root, machine, LinksFolder));

    /// <summary>Makes the folder of the sockets of links.</summary>
    internal void MakeLinkFolder() => RuntimeDirectory.CreatePrivate(LinkFolder);

    /// <summary>Keeps in mind a folder elsewhere, so that the next run removes it if this one cannot.</summary>
    internal void Remember(string elsewhere) => File.CreateSymbolicLink(Path.Combine(_folder, ElsewhereLink), elsewhere);

    public void Dispose()
    {
        Delete(ElsewhereLink);
        Delete(KernelSocketFile);
        Delete(ControlSocketFile);
        Delete(PidFile);
        DeleteChildFolders();
        if (OperatingSystem.IsWindows())
        {
            _lock.Dispose();
            Delete(LockFile);
        }
        else
        {
            Delete(LockFile);
            _lock.Dispose();
        }

        try
        {
            Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // Another run of this machine has already moved in.
            return;
        }
    }

    private static bool IsRunning(string folder)
    {
        try
        {
            RuntimeDirectory.Check(folder);
            using Socket? socket = UnixSocket.Connect(Path.Combine(folder, ControlSocketFile), TimeSpan.Zero);
            return socket != null;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (Exception error) when (error is MachineException or ArgumentException)
        {
            return false;
        }
    }

    private static FileStream? TryLock(string path)
    {
        if (FileOwner.Find(path) is { Kind: not FileKind.Other })
        {
            // The folder is ours alone: this is a leftover, and a lock is a file.
            File.Delete(path);
        }

        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            return null;
        }
    }

    private static string DescribePid(string folder)
    {
        try
        {
            return $" (pid {File.ReadAllText(Path.Combine(folder, PidFile)).Trim()})";
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static void CheckName(string machine)
    {
        if (machine.Length == 0 || machine.StartsWith('.') || !machine.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw new MachineException($"'{machine}' cannot be the name of a machine; use letters, digits, '-', '_' and '.'");
        }
    }

    private static MachineFolder Begin(MachineFolder folder)
    {
        try
        {
            folder.Begin();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private void Begin()
    {
        WasStale = Delete(KernelSocketFile) | Delete(ControlSocketFile);
        DeleteChildFolders();
        DeleteElsewhere();
        Delete(PidFile);
        using StreamWriter pid = new(new FileStream(Path.Combine(_folder, PidFile), FileMode.CreateNew, FileAccess.Write));
        pid.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    private void DeleteChildFolders()
    {
        foreach (string folder in Directory.EnumerateDirectories(_folder, ChildPrefix + "*").Concat(Directory.EnumerateDirectories(_folder, LinksFolder)))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A child has made this undeletable: the user has to look at it.
                continue;
            }
        }
    }

    private void DeleteElsewhere()
    {
        string link = Path.Combine(_folder, ElsewhereLink);
        if (new FileInfo(link).LinkTarget is string target
            && FileOwner.Find(target) is { Kind: FileKind.Folder } owner && owner.User == FileOwner.CurrentUser)
        {
            FolderRemoval.Remove(target);
        }

        Delete(ElsewhereLink);
    }

    private bool Delete(string name)
    {
        string path = Path.Combine(_folder, name);
        bool existed = FileOwner.Find(path) != null;
        File.Delete(path);
        return existed;
    }
}
