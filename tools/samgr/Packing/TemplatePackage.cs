using System.Text;
using Samgr.Tool.Scaffolding;

namespace Samgr.Tool.Packing;

/// <summary>The templates as a package for 'dotnet new install': those of 'samgr new', with the feed that they restore from.</summary>
internal static class TemplatePackage
{
    private const string Id = "Samgr.Templates";

    /// <summary>Writes the package beside the others of the feed.</summary>
    /// <returns>The path of the .nupkg file.</returns>
    public static string Write(PackageFeed feed)
    {
        Package package = Read(text => text.Replace(Template.Version, feed.Version).Replace(Template.Packages, feed.Folder));
        PackageWriter.Write(package, feed.Version, feed.Folder);
        return Path.Combine(PackageWriter.FolderOf(feed.Folder, Id, feed.Version), $"{Id.ToLowerInvariant()}.{feed.Version}.nupkg");
    }

    /// <summary>Reads its files.</summary>
    /// <param name="fill">Puts into a text what the user's machine has to say.</param>
    public static Package Read(Func<string, string> fill)
    {
        Package package = new(Id, "Templates for services and applications of SAMgr Lite.") { Type = "Template" };
        foreach ((string part, string target) in TemplateParts.Packed)
        {
            foreach ((string path, byte[] content) in Template.FilesOf(part))
            {
                package.Files[$"content/{target}/{path}"] = Encoding.UTF8.GetBytes(fill(Encoding.UTF8.GetString(content)));
            }
        }

        return package;
    }
}
