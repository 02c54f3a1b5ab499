namespace Samgr.Emulator.Protocol;

/// <summary>The link of a program to other devices.</summary>
/// <param name="Text">The lines that a board's program has; there are keys in it.</param>
internal sealed record ProgramLink(string Text)
{
    /// <summary>No key: it is in no log and no dump.</summary>
    public override string ToString() => "link";
}
