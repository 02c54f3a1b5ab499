namespace Samgr.Tool.Rendering;

/// <summary>The standard error. When it is closed or full the command goes on without it.</summary>
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
