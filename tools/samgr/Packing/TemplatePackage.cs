using System.Text;
using Samgr.Tool.Scaffolding;

namespace Samgr.Tool.Packing;

/// <summary>The templates as a package for 'dotnet new install': those of 'samgr new', whose feed 'samgr pack --local' makes.</summary>
internal static class TemplatePackage
{
    private const string Id = "Samgr.Templates";

    /// <summary>Writes the package beside the others of the feed.</summary>
    /// <returns>The path of the .nupkg file.</returns>
    public static string Write(PackageFeed feed)
    {
        feed.Add(Read(feed.Version));
        return Path.Combine(PackageWriter.FolderOf(feed.Folder, Id, feed.Version), $"{Id.ToLowerInvariant()}.{feed.Version}.nupkg");
    }

    private static Package Read(string version)
    {
        Package package = new(Id, "Templates for services and applications of SAMgr Lite.") { Type = "Template", IsCopied = true };
        foreach ((string part, string target) in TemplateParts.Packed)
        {
            foreach ((string path, byte[] content) in Template.FilesOf(part))
            {
                string text = Encoding.UTF8.GetString(content).Replace(Template.Version, version).Replace(Template.Packages, LocalFeed.Folder);
                package.Files[$"content/{target}/{path}"] = Encoding.UTF8.GetBytes(text);
            }
        }

        return package;
    }
}
