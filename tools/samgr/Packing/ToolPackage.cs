using System.Text;
using System.Text.Json;

namespace Samgr.Tool.Packing;

/// <summary>The tool as a package for 'dotnet tool install', made of the folder that it runs from.</summary>
internal static class ToolPackage
{
    /// <summary>Its name.</summary>
    public const string Id = "Samgr.Tool";

    private const string Target = "tools/net10.0/any/";
    private const string Settings = "DotnetToolSettings.xml";

    private static readonly string[] _folders = ["nano", "analyzers"];
    private static readonly string[] _kinds = [".dll", ".xml", ".deps.json", ".runtimeconfig.json"];

    private static string Folder => AppContext.BaseDirectory;

    /// <summary>Reads its files.</summary>
    /// <exception cref="ToolException">One of them is missing.</exception>
    public static Package Read()
    {
        Package package = new(Id, "The command line of SAMgr Lite: runs emulated machines and looks into them.") { Type = "DotnetTool", IsCopied = true };
        foreach (string assembly in Assemblies().Prepend(Id).Distinct())
        {
            package.Add($"{Target}{assembly}.dll", Path.Combine(Folder, assembly + ".dll"));
            foreach (string file in _kinds.Select(kind => assembly + kind).Where(file => File.Exists(Path.Combine(Folder, file))))
            {
                package.Add(Target + file, Path.Combine(Folder, file));
            }
        }

        foreach (string file in _folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.dll")))
        {
            package.Add(Target + Path.GetRelativePath(Folder, file).Replace('\\', '/'), file);
        }

        package.Files[Target + Settings] = Encoding.UTF8.GetBytes(
            $"""
            <DotNetCliTool Version="1">
              <Commands>
                <Command Name="samgr" EntryPoint="{Id}.dll" Runner="dotnet" />
              </Commands>
            </DotNetCliTool>
            """);
        return package;
    }

    // The folder may hold more than the tool: its list of what it runs with says what belongs to it.
    private static IEnumerable<string> Assemblies()
    {
        using JsonDocument list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, Id + ".deps.json")));
        string target = list.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        return
        [
            .. from library in list.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject()
               where library.Value.TryGetProperty("runtime", out _)
               from file in library.Value.GetProperty("runtime").EnumerateObject()
               select Path.GetFileNameWithoutExtension(file.Name),
        ];
    }
}
