using Samgr.Size.Images;
using Samgr.Tool.Checking;

namespace Samgr.Tool.Sizing;

/// <summary>The input of a measurement, as the user names it.</summary>
internal static class SizeInput
{
    /// <summary>Measures the assemblies of a project and of those that it refers to, or one assembly, and those of SAMgr Lite that they need.</summary>
    /// <param name="path">The project file, its folder, or an assembly compiled for a board.</param>
    /// <param name="interrupted">Ends the build of the project.</param>
    /// <exception cref="ToolException">There is nothing to measure, or a board does not take it.</exception>
    public static async Task<IReadOnlyList<ImageSize>> MeasureAsync(string path, CancellationToken interrupted)
    {
        CheckedCode code = await CheckInput.CheckAsync(path, interrupted);
        return code.Report.Findings.Count == 0
            ? [.. code.Assemblies.Select(Measure), .. ShippedAssemblies.NeededBy([.. code.Assemblies])]
            : throw new ToolException(ExitCode.Failed, $"a board does not take {path}; 'samgr check {path}' says why");
    }

    /// <summary>Measures one assembly.</summary>
    /// <param name="assembly">The assembly as compiled for a board.</param>
    /// <exception cref="ToolException">No .pe file can hold it.</exception>
    public static ImageSize Measure(byte[] assembly)
    {
        try
        {
            return ImageMeasure.Measure(assembly);
        }
        catch (InvalidDataException error)
        {
            throw new ToolException(ExitCode.Failed, error.Message);
        }
    }
}
