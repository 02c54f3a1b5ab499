using System.Security.Cryptography;
using System.Text;

namespace Samgr.Tool.Packing;

/// <summary>The contents of one package.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Description">Its purpose, in a sentence.</param>
internal sealed record Package(string Id, string Description)
{
    /// <summary>Its files: path in the package, and content.</summary>
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The packages of the framework that it needs.</summary>
    public SortedSet<string> Dependencies { get; } = new(StringComparer.Ordinal);

    /// <summary>The package type that NuGet knows it by; null for a library.</summary>
    public string? Type { get; init; }

    /// <summary>Whether NuGet copies it to where it keeps packages, so that a feed need not have it in open files, too.</summary>
    public bool IsCopied { get; init; }

    /// <summary>Stands for what is in it now: other content gives another text.</summary>
    public string Fingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(PackageWriter.Describe(this, ""));
        foreach ((string path, byte[] content) in Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}:{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Puts a file of the tool's folder into it.</summary>
    /// <exception cref="ToolException">It is missing.</exception>
    public Package Add(string path, string file)
    {
        Files[path] = File.Exists(file)
            ? File.ReadAllBytes(file)
            : throw new ToolException(ExitCode.Failed, $"{file} is missing, so that {Id} cannot be packed; build or install the tool again");
        return this;
    }

    /// <summary>Puts files that the tool carries inside into it.</summary>
    public void AddAll(IEnumerable<(string Path, byte[] Content)> files)
    {
        foreach ((string path, byte[] content) in files)
        {
            Files[path] = content;
        }
    }
}
