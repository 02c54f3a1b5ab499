using System.Globalization;
using System.Text;
using Samgr.Emulator.Peers;

namespace Samgr.Emulator;

/// <summary>The folder in which running machines have theirs; nobody but the user can look into it.</summary>
internal static class RuntimeDirectory
{
    internal const string Variable = "SAMGR_RUNTIME_DIR";

    private const string SystemVariable = "XDG_RUNTIME_DIR";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const int RootUser = 0;

    private static readonly int _maxSocketPath = OperatingSystem.IsMacOS() ? 103 : 107;

    internal static string Locate(string? configured) => Locate(configured, Environment.GetEnvironmentVariable);

    internal static string Locate(string? configured, Func<string, string?> environment)
    {
        string? variable = environment(Variable);
        if (!string.IsNullOrEmpty(configured ?? variable))
        {
            return Path.GetFullPath((configured ?? variable)!);
        }

        string? system = environment(SystemVariable);
        return !string.IsNullOrEmpty(system) && IsOwn(system)
            ? Path.Combine(system, "samgr")
            : Path.Combine(Path.GetTempPath(), "samgr-" + Environment.UserName);
    }

    /// <summary>Makes a folder that only this user can look into, or takes the one that is there if it is such a one.</summary>
    /// <exception cref="MachineException">It cannot be made, or somebody else has a hand in it.</exception>
    internal static void CreatePrivate(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
                return;
            }

            Directory.CreateDirectory(folder, Private);
            if (FileOwner.Find(folder) is { Kind: FileKind.Folder } owner && IsCurrentUser(owner.User) && owner.Mode != Private)
            {
                MakePrivate(folder, owner.Mode);
            }

            Check(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refuse(folder, $"cannot be used ({error.Message})");
        }
    }

    /// <summary>Refuses a folder in which somebody else has a hand. One that is not there is nobody's.</summary>
    internal static void Check(string folder)
    {
        if (OperatingSystem.IsWindows() || FileOwner.Find(folder) is not FileOwner owner)
        {
            return;
        }

        if (owner.Kind != FileKind.Folder)
        {
            throw Refuse(folder, owner.Kind == FileKind.Link ? $"is a symbolic link to '{new FileInfo(folder).LinkTarget}'" : "is no folder");
        }

        if (!IsCurrentUser(owner.User))
        {
            throw Refuse(folder, $"belongs to user {owner.User}, not to you");
        }

        if ((owner.Mode & OthersWrite) != 0)
        {
            throw Refuse(folder, "is one that others may write, so that what stands in it is not surely yours; empty it and 'chmod 700' it");
        }

        CheckParent(folder);
    }

    internal static string SocketPath(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        int length = Encoding.UTF8.GetByteCount(path);
        return length <= _maxSocketPath
            ? path
            : throw new MachineException(string.Create(
                CultureInfo.InvariantCulture,
                $"the socket path '{path}' has {length} bytes and the system allows {_maxSocketPath}; set {Variable} to a shorter folder"));
    }

    // The content of a folder that others could write may be theirs.
    private static void MakePrivate(string folder, UnixFileMode before)
    {
        if ((before & OthersWrite) != 0 && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }

        SetMode(folder, Private);
        if ((before & OthersWrite) != 0 && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            SetMode(folder, before);
        }
    }

    private static void SetMode(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    // A user who may remove a folder may put another one in its place.
    private static void CheckParent(string folder)
    {
        string parent = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        if (FileOwner.Find(parent) is { Kind: FileKind.Folder } owner
            && ((owner.User != RootUser && !IsCurrentUser(owner.User)) || (owner.Mode.HasFlag(UnixFileMode.OtherWrite) && !owner.IsSticky)))
        {
            throw Refuse(folder, $"may be exchanged by others, as they may change '{parent}'");
        }
    }

    private static bool IsOwn(string folder)
        => Directory.Exists(folder) && (FileOwner.Find(folder) is not { Kind: FileKind.Folder } owner || IsCurrentUser(owner.User));

    private static bool IsCurrentUser(int user) => user < 0 || user == FileOwner.CurrentUser;

    private static MachineException Refuse(string folder, string reason)
        => new(string.Create(CultureInfo.InvariantCulture, $"the runtime directory '{folder}' {reason}; set {Variable} to a folder of yours"));
}
