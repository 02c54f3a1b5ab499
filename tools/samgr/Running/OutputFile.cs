namespace Samgr.Tool.Running;

/// <summary>A file that a machine writes. Its end does not fail: a machine that could not write has said so already.</summary>
/// <param name="path">The file.</param>
internal sealed class OutputFile(string path) : StreamWriter(path)
{
    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            base.Dispose(disposing);
        }
        catch (IOException)
        {
            // The rest of it is lost, as on a full disk.
            return;
        }
    }
}
