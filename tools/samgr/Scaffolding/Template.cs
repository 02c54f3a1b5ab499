using System.Globalization;
using System.Text;
using Samgr.Tool.Boards;
using Samgr.Tool.Packing;

namespace Samgr.Tool.Scaffolding;

/// <summary>The files of a template, as 'samgr new' and 'dotnet new' read them.</summary>
internal static class Template
{
    /// <summary>The placeholder in the files for the version of the packages.</summary>
    public const string Version = "SAMGR_VERSION";

    /// <summary>The placeholder in the files for the folder of the packages.</summary>
    public const string Packages = "SAMGR_PACKAGES";

    private const string BoardName = "SAMGR_BOARD";
    private const string Emulated = "SAMGR_EMULATED";
    private const string LedText = "SAMGR_WIRING";
    private const string Led = "SAMGR_PIN";

    /// <summary>The name that the files have as they lie here; they build under it, too.</summary>
    public const string Name = "Temperature";

    /// <summary>The name of the service as the files lie here.</summary>
    public const string Service = "temperature";

    /// <summary>The ending that makes the name of the client from that of the service.</summary>
    public const string ClientSuffix = "_client";

    private const string Settings = ".template.config";

    /// <summary>The files of a part, by their paths in it.</summary>
    public static IEnumerable<(string Path, byte[] Content)> FilesOf(string part) => ToolFiles.Below("templates/" + part);

    /// <summary>The files of a part under another name, without the settings of 'dotnet new'.</summary>
    /// <param name="part">One of <see cref="TemplateParts"/>.</param>
    /// <param name="name">The name.</param>
    /// <param name="version">The version of the packages.</param>
    /// <param name="packages">Their folder, as it stands in nuget.config.</param>
    /// <param name="board">The board of an application; null for a service.</param>
    public static IEnumerable<(string Path, string Text)> Fill(string part, ScaffoldName name, string version, string packages, BoardKind? board) =>
        from file in FilesOf(part)
        where !file.Path.StartsWith(Settings, StringComparison.Ordinal)
        let text = Fit(Rename(Encoding.UTF8.GetString(file.Content), name), board).Replace(Version, version).Replace(Packages, packages)
        select (Rename(file.Path, name), text);

    private static string Fit(string text, BoardKind? board) => board is null ? text : text
        .Replace(LedText, board.LedText)
        .Replace(Led, board.Led.ToString(CultureInfo.InvariantCulture))
        .Replace(Emulated, board.Emulated)
        .Replace(BoardName, board.Name);

    private static string Rename(string text, ScaffoldName name) => text.Replace(Name, name.Text).Replace(Service, name.Service);
}
