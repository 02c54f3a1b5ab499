namespace Samgr.Emulator.Log;

/// <summary>The lines that a reader wants.</summary>
/// <param name="Level">The lowest level.</param>
/// <param name="Pid">The process that wrote it or that it is about; null for any.</param>
/// <param name="Tag">The service; null for any. On a board "provider/gpio" is gpio, and provider.</param>
internal sealed record LogFilter(int Level, int? Pid, string? Tag)
{
    internal bool Takes(in LogHeader header)
        => header.Level >= Level && ((Pid == null && Tag == null) || IsOf(header) || (Tag != null && IsTagged(header.Tag, Tag)));

    private bool IsOf(in LogHeader header) => Pid is int pid && (header.Pid == pid || header.About == pid);

    /// <summary>Whether the tag of a line names that service or process.</summary>
    internal static bool IsTagged(string tag, string name)
        => tag == name || (tag.Length > name.Length && tag.Contains('/')
            && (tag.EndsWith("/" + name, StringComparison.Ordinal) || tag.StartsWith(name + "/", StringComparison.Ordinal)));
}
