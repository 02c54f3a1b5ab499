using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Samgr.Emulator.Scenarios;

namespace Samgr.Emulator.Peers;

/// <summary>
/// The users of the operating system as which the processes of one machine run: one for each pid, which nobody else on the
/// system has. A lot of them is the machine's as long as it holds a socket with the lot's name.
/// </summary>
internal sealed partial class SystemUsers : IDisposable
{
    /// <summary>The first of the first lot; systems leave these numbers alone.</summary>
    internal const int First = 1_900_000_000;

    private const int Lots = 1000;
    private const int LotSize = ScenarioProcess.LastPid + 1;
    private const int Passes = 100;
    private const int ProbeMs = 5000;
    private const int Kill = 9;
    private const UnixFileMode Passage = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly Socket _claim;
    private readonly int _first;

    private SystemUsers(Socket claim, int first)
    {
        _claim = claim;
        _first = first;
        HasNetworks = OwnNetwork.IsGiven(ProbeMs);
    }

    /// <summary>Whether the system gives a process a network of its own.</summary>
    internal bool HasNetworks { get; }

    /// <summary>The folder with the folders of isolated children: their users get there, and see only their own.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("samgr-users-").FullName;

    /// <summary>Takes a lot.</summary>
    /// <param name="scenario">Whether it wants one, and what its processes have to be able to read.</param>
    /// <param name="hostPath">The process host.</param>
    /// <returns>Null when the scenario wants none.</returns>
    /// <exception cref="MachineException">There is none here, or its users could not read the programs.</exception>
    internal static SystemUsers? Claim(Scenario scenario, string hostPath)
    {
        if (!scenario.OsUser)
        {
            return null;
        }

        if (!OperatingSystem.IsLinux() || FileOwner.CurrentUser != 0)
        {
            throw new MachineException("\"osUser\" gives each process a user of its own, which only root does, and on Linux; run it with sudo, or leave \"osUser\" out");
        }

        CheckReadable(hostPath);
        CheckReadable(RuntimeEnvironment.GetRuntimeDirectory());
        foreach (ScenarioModule module in scenario.Processes.SelectMany(process => process.Modules).Concat(scenario.Apps.SelectMany(app => app.Modules)))
        {
            CheckReadable(module.Assembly);
        }

        for (int lot = 0; lot < Lots; lot++)
        {
            if (TryClaim(lot) is SystemUsers users)
            {
                return users;
            }
        }

        throw new MachineException($"the system's users of all {Lots} lots are taken; end a machine, or leave \"osUser\" out");
    }

    /// <summary>The user, and the group, of a process.</summary>
    internal int Of(int pid) => _first + pid;

    /// <summary>Makes a folder that is a process's own.</summary>
    internal void GiveFolder(string folder, int pid)
    {
        if (ChangeOwner(folder, Of(pid), Of(pid)) != 0)
        {
            throw new MachineException($"the folder '{folder}' cannot be given to user {Of(pid)}; leave \"osUser\" out");
        }
    }

    /// <summary>Ends everything that runs as the user of a process.</summary>
    internal void EndAll(int pid)
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            int[] found = [.. ProcessesOf(user => user == Of(pid))];
            if (found.Length == 0)
            {
                return;
            }

            Array.ForEach(found, process => _ = Signal(process, Kill));
        }
    }

    public void Dispose()
    {
        FolderRemoval.Remove(Folder);
        _claim.Dispose();
    }

    [SupportedOSPlatform("linux")]
    private static SystemUsers? TryClaim(int lot)
    {
        Socket claim = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            claim.Bind(new UnixDomainSocketEndPoint(string.Create(CultureInfo.InvariantCulture, $"\0samgr-users-{lot}")));
            int first = First + (lot * LotSize);

            // A process that a killed machine has left behind may still run as one of these users.
            if (!ProcessesOf(user => user >= first && user < first + LotSize).Any())
            {
                SystemUsers users = new(claim, first);
                File.SetUnixFileMode(users.Folder, Passage);
                return users;
            }
        }
        catch (SocketException)
        {
            // Another machine has it.
        }

        claim.Dispose();
        return null;
    }

    private static void CheckReadable(string path)
    {
        if (!Path.IsPathRooted(path))
        {
            return;
        }

        for (string? part = Path.GetFullPath(path); part != null; part = Path.GetDirectoryName(part))
        {
            if (FileOwner.Find(part) is FileOwner owner
                && !owner.Mode.HasFlag(owner.Kind == FileKind.Folder ? UnixFileMode.OtherExecute : UnixFileMode.OtherRead))
            {
                throw new MachineException($"the users of \"osUser\" could not read '{path}', as they may not pass '{part}'; 'chmod o+rx' it, or put the program elsewhere");
            }
        }
    }

    private static IEnumerable<int> ProcessesOf(Func<int, bool> isWanted)
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && UserOf(folder) is int user && isWanted(user))
            {
                yield return process;
            }
        }
    }

    // The owner of its folder will not do: that of a process that is not dumpable is root's.
    private static int? UserOf(string folder)
    {
        try
        {
            string[] lines = File.ReadAllLines(Path.Combine(folder, "status"));
            string? state = Array.Find(lines, line => line.StartsWith("State:", StringComparison.Ordinal));
            string? users = Array.Find(lines, line => line.StartsWith("Uid:", StringComparison.Ordinal));
            return users == null || state?.Contains("Z (", StringComparison.Ordinal) == true
                ? null
                : (int)uint.Parse(users.Split('\t')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, int user, int group);
}
