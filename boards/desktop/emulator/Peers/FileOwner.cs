using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>The file at a path itself, without following a symbolic link.</summary>
/// <param name="User">Whose it is; -1 where the system does not tell.</param>
/// <param name="Kind">The kind of the file.</param>
/// <param name="Mode">The rights of its owner, its group and others.</param>
/// <param name="IsSticky">Whether only their owner removes what stands in it.</param>
internal readonly partial record struct FileOwner(int User, FileKind Kind, UnixFileMode Mode, bool IsSticky)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int BasicStats = 0x7ff;
    private const int Bytes = 256;
    private const int UserAt = 20;
    private const int ModeAt = 28;
    private const int KindMask = 0xF000;
    private const int FolderKind = 0x4000;
    private const int LinkKind = 0xA000;
    private const int PermissionMask = 0x1FF;

    /// <summary>The user of this program; -1 where the system has none.</summary>
    internal static int CurrentUser => OperatingSystem.IsWindows() ? -1 : GetEffectiveUser();

    /// <summary>Looks at a path.</summary>
    /// <returns>Null when nothing stands there.</returns>
    internal static FileOwner? Find(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return FindPortably(path);
        }

        Span<byte> stat = stackalloc byte[Bytes];
        if (Stat(CurrentFolder, path, NoFollow, BasicStats, stat) != 0)
        {
            return null;
        }

        int mode = BinaryPrimitives.ReadUInt16LittleEndian(stat[ModeAt..]);
        FileKind kind = (mode & KindMask) switch
        {
            FolderKind => FileKind.Folder,
            LinkKind => FileKind.Link,
            _ => FileKind.Other,
        };
        return new FileOwner(
            BinaryPrimitives.ReadInt32LittleEndian(stat[UserAt..]),
            kind,
            (UnixFileMode)(mode & PermissionMask),
            (mode & (int)UnixFileMode.StickyBit) != 0);
    }

    private static FileOwner? FindPortably(string path)
    {
        DirectoryInfo info = new(path);
        if (info.LinkTarget != null)
        {
            return new FileOwner(-1, FileKind.Link, UnixFileMode.None, false);
        }

        if (!info.Exists)
        {
            return File.Exists(path) ? new FileOwner(-1, FileKind.Other, UnixFileMode.None, false) : null;
        }

        UnixFileMode mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        return new FileOwner(-1, FileKind.Folder, mode & (UnixFileMode)PermissionMask, mode.HasFlag(UnixFileMode.StickyBit));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(int folder, string path, int flags, uint mask, Span<byte> result);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial int GetEffectiveUser();
}
