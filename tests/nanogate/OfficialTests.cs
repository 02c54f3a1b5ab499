using Mono.Cecil;
using Samgr.NanoGate.Emission;
using Samgr.NanoGate.Listing;

namespace Samgr.NanoGate.Tests;

/// <summary>The gate compiles against nanoFramework's own mscorlib; the list that stands in for it where that is missing is the same.</summary>
public sealed class OfficialTests(GateFixture gate) : IDisposable
{
    private const string Library = "mscorlib";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nanogate-lists-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Fault_D2_Device_code_is_compiled_against_the_official_mscorlib_and_refers_to_it()
    {
        using ModuleDefinition library = ModuleDefinition.ReadModule(Path.Combine(gate.SurfaceFolder, Library + ".dll"));
        Assert.Contains(library.Assembly.CustomAttributes, attribute => attribute.AttributeType.Name == "AssemblyNativeVersionAttribute");
        Assert.True(File.Exists(Path.Combine(gate.SurfaceFolder, Library + ".LICENSE.md")));

        using ModuleDefinition code = ModuleDefinition.ReadModule(new MemoryStream(gate.Check("public class C { public object F = new System.Threading.CancellationTokenSource(); }").Image!));
        string[] assemblies = [.. Directory.GetFiles(gate.SurfaceFolder, "*.dll").Where(file => Path.GetFileName(file) != Library + ".dll")];
        Assert.True(assemblies.Length > 6);
        Assert.All(
            assemblies.Select(file => ModuleDefinition.ReadModule(file)).Append(code),
            module => Assert.Equal("c07d481e9758c731", Convert.ToHexStringLower(module.AssemblyReferences.Single(reference => reference.Name == Library).PublicKeyToken)));
    }

    [Theory]
    [InlineData("object M() => DateTimeKind.Local;")]
    [InlineData("int M(Exception error) => error.HResult;")]
    [InlineData("class Own : Array { }")]
    [InlineData("[Flags] class Own { }")]
    [InlineData("[Obsolete] class Own { } [CLSCompliant(true)] [AttributeUsage(AttributeTargets.All)] int M() => 1;")]
    [InlineData("class Own : Timer { public override void Dispose() { } }")]
    public void Fault_D2_What_the_compiler_of_a_board_refuses_the_gate_refuses(string member)
    {
        Assert.All(Surfaces(), surface => Assert.NotEmpty(gate.CheckAgainst(surface, Code(member)).Findings));
    }

    [Theory]
    [InlineData("void M(int[] a) => Array.Copy(sourceArray: a, sourceIndex: 0, destinationArray: a, destinationIndex: 1, length: 2);")]
    [InlineData("object M() => new Timer(callback: _ => { }, state: null, dueTime: 1, period: 1);")]
    [InlineData("bool M(string s) => s.StartsWith(value: \"a\");")]
    [InlineData("class Own : WeakReference { public Own(object o) : base(o) { } public override object Target { get => null; set { } } }")]
    [InlineData("class Own : ArrayList { public override int Capacity { get; set; } }")]
    public void Fault_D2_What_the_compiler_of_a_board_takes_the_gate_takes(string member)
    {
        Assert.All(Surfaces(), surface => Assert.Equal("", string.Join('\n', gate.CheckAgainst(surface, Code(member)).Findings)));
    }

    [Theory]
    [InlineData(false, "DEBUG")]
    [InlineData(true)]
    public void Fault_D2_A_call_that_is_for_debugging_only_takes_no_room_without_it(bool isGone, params string[] symbols)
    {
        Assert.All(Surfaces(), surface =>
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(gate.CheckAgainst(surface, Code("void M() => Debug.WriteLine(\"a text\");"), symbols).Image!));
            Assert.Equal(isGone, !module.GetTypeReferences().Any(type => type.Name == "Debug"));
        });
    }

    [Fact]
    public void Fault_D2_The_list_says_what_the_official_assembly_says_names_and_attributes_included()
    {
        SurfaceLibrary list = SurfaceCatalogue.Shipped.Libraries.Single(library => library.Name == Library);
        using ModuleDefinition listed = ModuleDefinition.ReadModule(new MemoryStream(LibraryWriter.Write(SurfaceCatalogue.Shipped, list)));
        using ModuleDefinition official = ModuleDefinition.ReadModule(Path.Combine(gate.SurfaceFolder, Library + ".dll"));

        Assert.Equal(official.Assembly.Name.FullName, listed.Assembly.Name.FullName);
        string[] expected = [.. CompilerView.Of(official).Order(StringComparer.Ordinal)];
        string[] found = [.. CompilerView.Of(listed).Order(StringComparer.Ordinal)];
        Assert.True(expected.Length > 1200);
        Assert.Equal("", string.Join('\n', expected.Except(found).Select(line => "missing: " + line).Concat(found.Except(expected).Select(line => "unknown: " + line))));
    }

    private static string Code(string member) => $$"""
        #nullable disable
        using System;
        using System.Collections;
        using System.Diagnostics;
        using System.Threading;
        public class Sample
        {
            {{member}}
        }
        """;

    // The official one and the list that stands in for it.
    private string[][] Surfaces()
    {
        foreach (SurfaceLibrary library in SurfaceCatalogue.Shipped.Libraries)
        {
            File.WriteAllBytes(Path.Combine(_folder.FullName, library.Name + ".dll"), LibraryWriter.Write(SurfaceCatalogue.Shipped, library));
        }

        return [gate.Surface, Directory.GetFiles(_folder.FullName, "*.dll")];
    }
}
