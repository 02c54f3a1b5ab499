using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Samgr.Tool.Sizing;

namespace Samgr.Tool.Tests.Sizing;

/// <summary>What device code takes of a board stays within its budgets, and the compiler adds nothing of its own to it.</summary>
public sealed class BudgetTests
{
    private const int MostFlash = 67_584;
    private const int MostHeap = 49_152;
    private const int SmallestHeap = 73_728;

    [Fact]
    public void Fault_D3_The_compiler_embeds_no_attribute_types_into_device_code()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "nano");

        string[] embedded = [.. Directory.GetFiles(folder, "*.dll").Where(HasEmbedded).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

        Assert.Empty(embedded);
    }

    [Fact]
    public void Fault_D3_The_core_fits_the_flash_that_it_may_take()
    {
        Budget flash = MeasuredSamgr.Report.Budgets.Single(budget => budget.Name.StartsWith(".pe of", StringComparison.Ordinal));

        Assert.Equal(MostFlash, flash.Limit);
        Assert.True(flash.IsMet, $"{flash.Name}: {flash.Figure} of {flash.Limit} bytes");
    }

    [Fact]
    public void Fault_D3_The_application_of_the_boards_fits_the_heap_that_it_may_take()
    {
        Budget heap = Assert.Single(MeasuredSamgr.Report.Budgets, budget => budget.Name == "heap of the application of the boards, without its assemblies");

        Assert.Equal(MostHeap, heap.Limit);
        Assert.True(heap.IsMet, $"{heap.Name}: {heap.Figure} of {heap.Limit} bytes");
    }

    [Fact]
    public void Fault_D3_The_application_of_the_boards_boots_and_heals_in_the_smallest_heap()
    {
        HeapFigure booted = MeasuredSamgr.Report.Heap.Single(figure => figure.System == "application of the boards");
        HeapFigure healed = MeasuredSamgr.Healed;

        Assert.InRange(booted.Bytes, 1, SmallestHeap);
        Assert.InRange(healed.Bytes, 1, SmallestHeap);
    }

    private static bool HasEmbedded(string file)
    {
        using PEReader image = new(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Any(type => metadata.GetString(type.Namespace) == "Microsoft.CodeAnalysis" && metadata.GetString(type.Name) == "EmbeddedAttribute");
    }
}
