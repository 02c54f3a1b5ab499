using Samgr.Tool.Boards;

namespace Samgr.Tool.Flashing;

/// <summary>An application of a board.</summary>
/// <param name="Project">The path of its project.</param>
/// <param name="Name">The name of its assembly.</param>
/// <param name="Board">The board.</param>
/// <param name="Target">The firmware.</param>
internal sealed record BoardProject(string Project, string Name, BoardKind Board, string Target)
{
    /// <summary>The folder of its project.</summary>
    public string Folder => Path.GetDirectoryName(Project)!;

    /// <summary>The file that its build leaves.</summary>
    public string Image => Name + ".bin";

    /// <summary>The path at which its build leaves the image.</summary>
    public string UsualImage => Path.Combine(Folder, "bin", "Release", "netnano1.0", Image);

    /// <summary>A path as it is written in commands: from the folder in which they run.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
}
