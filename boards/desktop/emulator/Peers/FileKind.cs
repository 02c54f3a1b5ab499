namespace Samgr.Emulator.Peers;

/// <summary>What can stand at a path.</summary>
internal enum FileKind
{
    /// <summary>Neither of the others.</summary>
    Other,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,
}
