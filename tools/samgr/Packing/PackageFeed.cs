using System.Security.Cryptography;
using System.Text;

namespace Samgr.Tool.Packing;

/// <summary>The folder from which projects outside of this repository restore the framework.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Version">The version of all packages. It names their content: other content has another version.</param>
internal sealed record PackageFeed(string Folder, string Version)
{
    private const int HashDigits = 12;

    /// <summary>The version of the framework without what stands for its content.</summary>
    private static readonly string _release = typeof(PackageFeed).Assembly.GetName().Version!.ToString(3);

    /// <summary>The folder of the user in which feeds stand unless told otherwise.</summary>
    public static string DefaultFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "samgr", "packages");

    /// <summary>Writes the packages of this tool into a folder, as far as they are not there.</summary>
    /// <param name="folder">The folder; null for the user's.</param>
    public static PackageFeed Fill(string? folder)
    {
        string path = Path.GetFullPath(folder ?? DefaultFolder);
        IReadOnlyList<Package> packages = FrameworkPackages.Read();
        PackageFeed feed = new(path, $"{_release}-local-{Hash([.. packages, TemplatePackage.Read(text => text)])}");
        foreach (Package package in packages)
        {
            if (package.Id == FrameworkPackages.Sdk && !Directory.Exists(PackageWriter.FolderOf(path, package.Id, feed.Version)))
            {
                FrameworkPackages.AddSurface(package);
            }

            PackageWriter.Write(package, feed.Version, path);
        }

        return feed;
    }

    private static string Hash(IReadOnlyList<Package> packages)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Package package in packages)
        {
            hash.AppendData(PackageWriter.Describe(package, ""));
            foreach ((string path, byte[] content) in package.Files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{package.Id}/{path}:{content.Length}\n"));
                hash.AppendData(content);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashDigits];
    }
}
