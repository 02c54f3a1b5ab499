using Samgr.Size.Images;

namespace Samgr.Tool.Sizing;

/// <summary>The result of the command.</summary>
/// <param name="Assemblies">The .pe file of each assembly.</param>
/// <param name="Heap">The heap of booted systems; none for other code.</param>
/// <param name="Budgets">The budgets of SAMgr Lite; none for other code.</param>
internal sealed record SizeReport(IReadOnlyList<ImageSize> Assemblies, IReadOnlyList<HeapFigure> Heap, IReadOnlyList<Budget> Budgets)
{
    /// <summary>Whether every budget is met.</summary>
    public bool IsMet => Budgets.All(budget => budget.IsMet);

    /// <summary>Measures a user's code.</summary>
    /// <param name="path">The project file, its folder, or an assembly compiled for a board.</param>
    /// <param name="interrupted">Ends the build of the project.</param>
    public static async Task<SizeReport> OfCodeAsync(string path, CancellationToken interrupted) =>
        new(await SizeInput.MeasureAsync(path, interrupted), [], []);

    /// <summary>Measures SAMgr Lite.</summary>
    public static SizeReport OfSamgr()
    {
        IReadOnlyList<ImageSize> assemblies = ShippedAssemblies.Measure();
        HeapFigure[] heap = [HeapModel.OfFourServices(assemblies), HeapModel.OfBoardApplication(assemblies)];
        using EchoSystem echo = new();
        Budget[] budgets =
        [
            Sizing.Budgets.Flash(assemblies),
            Sizing.Budgets.Heap(heap[0]),
            Sizing.Budgets.Application(heap[1]),
            Sizing.Budgets.Message(Allocations.OfMessage(echo)),
            Sizing.Budgets.Call(Allocations.OfCall(echo)),
        ];
        return new SizeReport(assemblies, heap, budgets);
    }
}
