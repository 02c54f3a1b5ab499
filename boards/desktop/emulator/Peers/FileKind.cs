namespace Samgr.Emulator.Peers;

/// <summary>The kinds of files.</summary>
internal enum FileKind
{
    /// <summary>Neither of the others.</summary>
    Other,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,
}
