namespace Samgr.Generator;

/// <summary>The names of the steps whose results are compared, for tests of what is written anew.</summary>
internal static class Steps
{
    /// <summary>The lock file.</summary>
    public const string Lock = "Lock";

    /// <summary>Whether the target has tasks.</summary>
    public const string HasTasks = "HasTasks";

    /// <summary>The interfaces with their ids.</summary>
    public const string Interfaces = "Interfaces";

    /// <summary>The service data.</summary>
    public const string Data = "Data";

    /// <summary>The names of the files, each of which is unique.</summary>
    public const string FileNames = "FileNames";

    /// <summary>The services.</summary>
    public const string Services = "Services";
}
