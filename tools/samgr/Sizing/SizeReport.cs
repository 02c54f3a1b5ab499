using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>What the command says.</summary>
/// <param name="Assemblies">The .pe file of each assembly.</param>
/// <param name="Budgets">The budgets of SAMgr Lite; none for other code.</param>
public sealed record SizeReport(IReadOnlyList<ImageSize> Assemblies, IReadOnlyList<Budget> Budgets)
{
    /// <summary>Whether every budget is met.</summary>
    public bool IsMet => Budgets.All(budget => budget.IsMet);

    /// <summary>Measures a user's code.</summary>
    /// <param name="path">The project file, its folder, or an assembly compiled for a board.</param>
    /// <param name="interrupted">Ends the build of the project.</param>
    public static async Task<SizeReport> OfCodeAsync(string path, CancellationToken interrupted) =>
        new(await SizeInput.MeasureAsync(path, interrupted), []);

    /// <summary>Measures SAMgr Lite.</summary>
    public static SizeReport OfSamgr()
    {
        IReadOnlyList<ImageSize> assemblies = ShippedAssemblies.Measure();
        return new SizeReport(assemblies, [Sizing.Budgets.Flash(assemblies)]);
    }
}
