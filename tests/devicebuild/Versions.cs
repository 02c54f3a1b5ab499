using System.Xml.Linq;

namespace Samgr.DeviceBuild.Tests;

/// <summary>The versions that a device build uses, from the one file that holds them.</summary>
internal static class Versions
{
    public const string FileName = "Directory.Device.Versions.props";

    private static readonly XDocument _file = XDocument.Load(Path.Combine(Repository.Root, FileName));

    public static string Sdk => _file.Descendants("NanoSdkVersion").Single().Value;

    public static string MetadataProcessor => _file.Descendants("NanoMdpVersion").Single().Value;

    public static IEnumerable<(string Package, string Version)> Libraries =>
        _file.Descendants("NanoPackage")
            .Select(item => ((string)item.Attribute("Package")!, (string)item.Attribute("Release")!));

    public static IEnumerable<(string Package, string Version)> All =>
        [("nanoFramework.NET.Sdk", Sdk), ("nanoFramework.Tools.MetadataProcessor.MsBuildTask", MetadataProcessor), .. Libraries];
}
