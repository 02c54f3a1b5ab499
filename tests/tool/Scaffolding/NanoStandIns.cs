using System.IO.Compression;
using System.Xml.Linq;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;
using Samgr.NanoGate.Tests;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>
/// Packages with the official ids and versions of nanoFramework's, in a folder: the shapes of the libraries, an SDK that builds as that
/// one does as far as MSBuild can see, and a metadata processor that only copies.
/// </summary>
internal static class NanoStandIns
{
    private const string Namespace = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    private const string Properties = """<Project><Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" /></Project>""";

    private const string Targets = """
        <Project>
          <PropertyGroup>
            <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
            <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
            <AssetTargetFallback>$(AssetTargetFallback);net48</AssetTargetFallback>
            <NoWarn>$(NoWarn);NU1701;NU1702</NoWarn>
            <DefineConstants>$(DefineConstants);NANOFRAMEWORK_1_0</DefineConstants>
            <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
            <NoStdLib>true</NoStdLib>
            <NoCompilerStandardLib>true</NoCompilerStandardLib>
            <AddAdditionalExplicitAssemblyReferences>false</AddAdditionalExplicitAssemblyReferences>
            <AutomaticallyUseReferenceAssemblyPackages>false</AutomaticallyUseReferenceAssemblyPackages>
            <GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>
            <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
            <UseAppHost>false</UseAppHost>
            <GenerateRuntimeConfigurationFiles>false</GenerateRuntimeConfigurationFiles>
            <GenerateDependencyFile>false</GenerateDependencyFile>
          </PropertyGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
          <Target Name="GetReferenceAssemblyPaths" />
          <Target Name="StandInProcessor" AfterTargets="CopyFilesToOutputDirectory">
            <Copy SourceFiles="$(TargetPath)" DestinationFiles="$(OutDir)$(TargetName).pe" />
            <Copy SourceFiles="$(TargetPath)" DestinationFiles="$(OutDir)$(TargetName).pdbx" />
            <Copy SourceFiles="$(TargetPath)" DestinationFiles="$(OutDir)$(TargetName).bin" Condition="'$(OutputType)' == 'Exe'" />
          </Target>
        </Project>
        """;

    /// <summary>Writes all of them into a folder, which then is a source of NuGet.</summary>
    /// <returns>The folder.</returns>
    public static string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        XDocument versions = XDocument.Load(Path.Combine(Repository.NanoGateFolder, "..", "..", "Directory.Device.Versions.props"));
        Write(folder, "nanoFramework.NET.Sdk", versions.Descendants("NanoSdkVersion").Single().Value, [("Sdk/Sdk.props", Text(Properties)), ("Sdk/Sdk.targets", Text(Targets))]);
        Write(folder, "nanoFramework.Tools.MetadataProcessor.MsBuildTask", versions.Descendants("NanoMdpVersion").Single().Value, [("lib/net6.0/readme.txt", [])]);
        foreach (XElement item in versions.Descendants("NanoPackage"))
        {
            string library = (string)item.Attribute("Include")!;
            byte[] shape = LibraryWriter.Write(SurfaceCatalogue.Shipped, SurfaceCatalogue.Shipped.Libraries.Single(one => one.Name == library));
            Write(folder, (string)item.Attribute("Package")!, (string)item.Attribute("Release")!, [($"lib/{library}.dll", shape), ($"lib/{library}.pe", shape)]);
        }

        return folder;
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static void Write(string folder, string id, string version, IEnumerable<(string Path, byte[] Content)> files)
    {
        using ZipArchive archive = ZipFile.Open(Path.Combine(folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        string description = $"""
            <package xmlns="{Namespace}">
              <metadata>
                <id>{id}</id><version>{version}</version><authors>nobody</authors><description>the shape of it</description>
              </metadata>
            </package>
            """;
        foreach ((string path, byte[] content) in files.Prepend((id + ".nuspec", Text(description))))
        {
            using Stream stream = archive.CreateEntry(path).Open();
            stream.Write(content);
        }
    }
}
