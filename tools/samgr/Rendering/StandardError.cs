namespace Samgr.Tool.Rendering;

/// <summary>The standard error, which may be closed or full: then nobody reads it, and the command goes on.</summary>
internal static class StandardError
{
    public static void WriteLine(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            return;
        }
    }
}
