using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Samgr.Tool.Packing;

/// <summary>
/// Writes a package where NuGet looks for it, in the layout that is a source and a fallback folder at once: restoring from
/// it asks no other source, and copies nothing into the user's cache.
/// </summary>
internal static class PackageWriter
{
    private const string Namespace = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    private const string FingerprintFile = ".samgr.sha256";

    private static readonly DateTimeOffset _time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The folder of a package in a feed.</summary>
    public static string FolderOf(string feed, string id, string version) => Path.Combine(feed, id.ToLowerInvariant(), version);

    /// <summary>Whether a feed has a package with this very content.</summary>
    public static bool IsThere(string id, string version, string feed, string fingerprint)
    {
        string file = Path.Combine(FolderOf(feed, id, version), FingerprintFile);
        return File.Exists(file) && File.ReadAllText(file) == fingerprint;
    }

    /// <summary>Writes a package, in place of one with other content; another writer of the same one does no harm.</summary>
    public static void Write(Package package, string version, string feed, string fingerprint)
    {
        string folder = FolderOf(feed, package.Id, version);
        Directory.CreateDirectory(feed);
        string temporary = Path.Combine(feed, $".{package.Id}-{Guid.NewGuid():N}");
        string replaced = temporary + "-old";
        try
        {
            WriteTo(Directory.CreateDirectory(temporary).FullName, package, version);
            File.WriteAllText(Path.Combine(temporary, FingerprintFile), fingerprint);
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            if (Directory.Exists(folder))
            {
                Directory.Move(folder, replaced);
            }

            Directory.Move(temporary, folder);
        }
        catch (IOException) when (IsThere(package.Id, version, feed, fingerprint))
        {
            // Somebody else was faster; the content is the same.
            return;
        }
        finally
        {
            Remove(temporary);
            Remove(replaced);
        }
    }

    /// <summary>The .nuspec file: the description of a package for NuGet.</summary>
    public static byte[] Describe(Package package, string version)
    {
        XNamespace space = Namespace;
        XElement metadata = new(
            space + "metadata",
            new XElement(space + "id", package.Id),
            new XElement(space + "version", version),
            new XElement(space + "authors", "SAMgr Lite contributors"),
            new XElement(space + "license", new XAttribute("type", "expression"), "Apache-2.0"),
            new XElement(space + "description", package.Description));
        if (package.Type is not null)
        {
            metadata.Add(new XElement(space + "packageTypes", new XElement(space + "packageType", new XAttribute("name", package.Type))));
        }

        if (package.Files.Keys.Any(path => path.StartsWith("lib/", StringComparison.Ordinal)))
        {
            metadata.Add(new XElement(
                space + "dependencies",
                new XElement(
                    space + "group",
                    new XAttribute("targetFramework", "net10.0"),
                    package.Dependencies.Select(id => new XElement(space + "dependency", new XAttribute("id", id), new XAttribute("version", $"[{version}]"))))));
        }

        return Encoding.UTF8.GetBytes(new XDocument(new XElement(space + "package", metadata)).ToString());
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteTo(string folder, Package package, string version)
    {
        string description = package.Id + ".nuspec";
        package.Files.TryAdd(description, Describe(package, version));
        foreach ((string path, byte[] content) in package.Files.Where(file => !package.IsCopied || file.Key == description))
        {
            string file = Path.Combine(folder, path == description ? path.ToLowerInvariant() : path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        byte[] archive = Compress(package);
        string name = $"{package.Id.ToLowerInvariant()}.{version}.nupkg";
        string hash = Convert.ToBase64String(SHA512.HashData(archive));
        File.WriteAllBytes(Path.Combine(folder, name), archive);
        File.WriteAllText(Path.Combine(folder, name + ".sha512"), hash);
        if (package.IsCopied)
        {
            return;
        }

        // With this file NuGet takes the package from here.
        File.WriteAllText(Path.Combine(folder, ".nupkg.metadata"), JsonSerializer.Serialize(new { version = 2, contentHash = hash, source = (string?)null }));
    }

    private static byte[] Compress(Package package)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string path, byte[] content) in package.Files)
            {
                Add(archive, path, content);
            }
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        ZipArchiveEntry entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = _time;
        using Stream stream = entry.Open();
        stream.Write(content);
    }
}
