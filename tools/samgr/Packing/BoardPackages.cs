using System.IO.Compression;
using Samgr.Tool.Execution;

namespace Samgr.Tool.Packing;

/// <summary>The packages for boards: 'dotnet pack -p:Nano=true' of the same projects, which needs those of nanoFramework.</summary>
internal static class BoardPackages
{
    private const string Solution = "nano.sln";

    // Each project refers only to those before it.
    private static readonly string[] _projects =
    [
        "liteipc", "liteipc/kit", "liteipc/link", "liteipc/link/serial", "liteipc/vectors", "samgr", "samgr/server", "samgr/dump", "samgr/capabilities",
        "samgr/interfaces", "samgr/interfaces/callbacks",
        "services/broadcast", "services/dependent", "services/gpio", "services/ability", "boards/common",
    ];

    // One build for all of them: each would build those that it refers to once more.
    private static string Project => $"""
        <Project>
          <PropertyGroup>
            <ForBoards>Nano=true;Configuration=Release;PackageVersion=$(PackVersion);PackageOutputPath=$(PackFolder)</ForBoards>
          </PropertyGroup>
          <ItemGroup>
            <BoardProject Include="{string.Join(';', _projects.Select(project => $"$(Checkout)/{project}/*.csproj"))}" />
          </ItemGroup>
          <Target Name="Pack">
            <MSBuild Projects="@(BoardProject)" Targets="Restore" Properties="$(ForBoards);IsRestoring=true" StopOnFirstFailure="true" />
            <MSBuild Projects="@(BoardProject)" Targets="Pack" Properties="$(ForBoards)" BuildInParallel="true" />
          </Target>
        </Project>
        """;

    /// <summary>Writes them beside the others of the feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="interrupted">Ends the build.</param>
    /// <exception cref="ToolException">There is no checkout, or it cannot be built for boards here; the message says why.</exception>
    public static async Task WriteAsync(PackageFeed feed, CancellationToken interrupted)
    {
        string checkout = FindCheckout();
        string folder = Directory.CreateTempSubdirectory("samgr-pack-").FullName;
        try
        {
            string project = Path.Combine(folder, "boards.proj");
            File.WriteAllText(project, Project);
            BuildErrors errors = new();
            string[] pack =
            [
                "msbuild", project, "-nologo", "-v:q", "-nodeReuse:false", "-m", "-t:Pack",
                $"-p:Checkout={checkout}", $"-p:PackVersion={feed.Version}", $"-p:PackFolder={folder}",
            ];
            int exitCode = await Subprocess.RunAsync(Executable.FindDotNet(), pack, checkout, errors.Add, interrupted);
            if (exitCode != 0)
            {
                throw new ToolException(ExitCode.Failed, errors.Summary);
            }

            string[] made = Directory.GetFiles(folder, "*.nupkg");
            if (made.Length != _projects.Length)
            {
                throw new ToolException(ExitCode.Failed, $"the build for boards left {made.Length} packages instead of {_projects.Length}; is this the checkout that belongs to this tool: {checkout}?");
            }

            foreach (string file in made)
            {
                feed.Add(Read(file, feed.Version));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Package Read(string file, string version)
    {
        string id = Path.GetFileName(file)[..^$".{version}.nupkg".Length];
        using ZipArchive archive = ZipFile.OpenRead(file);
        Package package = new(id, id);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            using MemoryStream content = new();
            using Stream stream = entry.Open();
            stream.CopyTo(content);
            package.Files[entry.FullName] = content.ToArray();
        }

        return package;
    }

    private static string FindCheckout() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new ToolException(ExitCode.BadInput, $"there is no {Solution} here or above; run this inside a checkout of SAMgr Lite");

    private static string? Above(string place)
    {
        DirectoryInfo? folder = new(place);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
