using Samgr.Size.Images;

namespace Samgr.Tool.Rendering;

/// <summary>The table of assemblies and their sizes.</summary>
internal static class ImageTable
{
    private static readonly string[] _headings = ["ASSEMBLY", "#BYTES OF .PE", "#BYTES OF HEAP"];
    private static readonly string[] _detailedHeadings = ["ASSEMBLY", "TABLE", "#ENTRIES", "#BYTES OF .PE"];

    /// <summary>Its lines on a screen.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<ImageSize> images, Screen screen) => TableOutput.Lines(_headings, images.Select(Row), screen);

    /// <summary>Writes it to the standard output.</summary>
    /// <param name="images">The assemblies.</param>
    /// <param name="isWhole">Whether they go into one image, whose sum is shown.</param>
    public static void Write(IReadOnlyList<ImageSize> images, bool isWhole) => TableOutput.Write(
        _headings, isWhole && images.Count > 1 ? images.Select(Row).Append(Sum(images)) : images.Select(Row));

    /// <summary>Writes the tables of each assembly to the standard output.</summary>
    public static void WriteTables(IReadOnlyList<ImageSize> images) => TableOutput.Write(_detailedHeadings, images.SelectMany(DetailedRows));

    private static string[] Sum(IReadOnlyList<ImageSize> images) =>
        ["all", Cell.Number(images.Sum(image => image.Bytes)), Cell.Number(images.Sum(image => image.HeapBytes))];

    private static string[] Row(ImageSize image) => [image.Name, Cell.Number(image.Bytes), Cell.Number(image.HeapBytes)];

    private static IEnumerable<string[]> DetailedRows(ImageSize image) =>
        image.Tables.Select(table => new[] { image.Name, table.Name, Cell.Number(table.Rows), Cell.Number(table.Bytes) })
            .Append([image.Name, "all", "", Cell.Number(image.Bytes)]);
}
