using Samgr.Size.Images;

namespace Samgr.Tool.Tests.Sizing;

public sealed class ImageMeasureTests
{
    /// <summary>What the metadata processor itself wrote of the sample.</summary>
    public static TheoryData<string, int> Tables { get; } = new()
    {
        { "Header", 124 },
        { "AssemblyRef", 24 },
        { "TypeRef", 232 },
        { "MethodRef", 200 },
        { "TypeDef", 264 },
        { "FieldDef", 128 },
        { "MethodDef", 432 },
        { "Attributes", 32 },
        { "TypeSpec", 4 },
        { "Strings", 596 },
        { "Signatures", 240 },
        { "ByteCode", 576 },
    };

    private static readonly Lazy<ImageSize> _sample = new(() => ImageMeasure.Measure(DeviceAssembly.Compile(SizeSample.Name, SizeSample.Source)));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_as_large_as_the_metadata_processor_writes_it(string table, int bytes)
    {
        Assert.Equal(bytes, _sample.Value.Tables.Single(found => found.Name == table).Bytes);
    }

    [Fact]
    public void The_file_is_as_large_as_the_metadata_processor_writes_it()
    {
        Assert.Equal(SizeSample.Name, _sample.Value.Name);
        Assert.Equal(2852, _sample.Value.Bytes);
        Assert.Equal(Tables.Count, _sample.Value.Tables.Count);
    }

    [Fact]
    public void The_loaded_assembly_takes_as_much_heap_as_a_board_says_when_it_loads_it()
    {
        Assert.Equal(572, _sample.Value.HeapBytes);
    }

    [Fact]
    public void The_strings_that_every_board_knows_take_nothing()
    {
        int known = CountStrings("AppDomain");

        Assert.Equal(known + 1, CountStrings("NoAppDomain"));
    }

    [Theory]
    [InlineData("literals", "more than 65,535 bytes of names and strings")]
    [InlineData("code", "more than 65,535 bytes of code")]
    [InlineData("methods", "more than 255 methods of one kind")]
    public void What_no_pe_file_can_hold_is_refused(string kind, string reason)
    {
        string members = kind switch
        {
            "literals" => $"public string M() => \"{new string('x', 66_000)}\";",
            "code" => $"public int[] M() {{ int[] a = new int[1]; {string.Concat(Enumerable.Repeat("a[0] = 123456789; ", 10_000))} return a; }}",
            _ => string.Concat(Enumerable.Range(0, 256).Select(number => $"public void M{number}() {{ }} ")),
        };
        byte[] assembly = DeviceAssembly.Compile("Large", $"public class Large {{ {members} }}");

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ImageMeasure.Measure(assembly));

        Assert.Contains(reason, error.Message);
    }

    private static int CountStrings(string literal) =>
        ImageMeasure.Measure(DeviceAssembly.Compile("Literal", $"public class Literal {{ public string M() => \"{literal}\"; }}"))
            .Tables.Single(table => table.Name == "Strings").Rows;
}
