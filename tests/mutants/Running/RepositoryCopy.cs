using Samgr.Mutants.Reading;

namespace Samgr.Mutants.Running;

/// <summary>What git knows of a repository, as it is on disk, in a folder of its own: whatever happens there, the repository stays as it is.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private RepositoryCopy(string folder)
    {
        Root = folder;
    }

    internal string Root { get; }

    internal static RepositoryCopy Make(string root)
    {
        CommandResult files = Command.Run(root, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], Timeout.InfiniteTimeSpan, CancellationToken.None);
        if (files.ExitCode != 0)
        {
            throw new MutantException($"git cannot list the files of '{root}': {files.Output}");
        }

        RepositoryCopy copy = new(Directory.CreateTempSubdirectory("samgr-mutants-").FullName);
        foreach (string file in files.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(root, file))))
        {
            string target = Path.Combine(copy.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }

        return copy;
    }

    internal string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    internal void Write(string file, string text) => File.WriteAllText(Path.Combine(Root, file), text);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
