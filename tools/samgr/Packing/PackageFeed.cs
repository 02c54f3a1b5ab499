namespace Samgr.Tool.Packing;

/// <summary>The folder from which projects outside of this repository restore the framework.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Version">The version of all packages: that of the tool. Other content under the same version replaces what was there.</param>
internal sealed record PackageFeed(string Folder, string Version)
{
    /// <summary>The version of the packages of this tool.</summary>
    public static string Release { get; } = typeof(PackageFeed).Assembly.GetName().Version!.ToString(3);

    /// <summary>The folder of the user in which 'samgr pack' keeps packages unless told otherwise.</summary>
    public static string DefaultFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "samgr", "packages");

    /// <summary>Writes the packages of this tool into a folder, as far as they are not there.</summary>
    /// <param name="folder">The folder.</param>
    public static PackageFeed Fill(string folder)
    {
        PackageFeed feed = new(Path.GetFullPath(folder), Release);
        foreach (Package package in FrameworkPackages.Read())
        {
            feed.Add(package, package.Id == FrameworkPackages.Sdk ? FrameworkPackages.AddSurface : _ => { });
        }

        feed.Add(ToolPackage.Read());
        return feed;
    }

    /// <summary>Writes a package unless it is there.</summary>
    public void Add(Package package) => Add(package, _ => { });

    // A part that follows from the rest of a package is made only when the package is written.
    private void Add(Package package, Action<Package> complete)
    {
        string fingerprint = package.Fingerprint();
        if (!PackageWriter.IsThere(package.Id, Version, Folder, fingerprint))
        {
            complete(package);
            PackageWriter.Write(package, Version, Folder, fingerprint);
        }
    }
}
