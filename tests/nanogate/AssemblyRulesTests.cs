using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Samgr.NanoGate.Assemblies;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Tests;

/// <summary>The check of instructions alone, on assemblies that a desktop compile accepts.</summary>
public class AssemblyRulesTests(GateFixture gate)
{
    [Theory]
    [InlineData("NANO0003", "void M() { Array.Empty<int>(); }")]
    [InlineData("NANO0003", "T M<T>(T value) => value;")]
    [InlineData("NANO0003", "object M() => new List<int>();")]
    [InlineData("NANO0003", "void M(Func<int> make) => make();")]
    [InlineData("NANO0004", "void M(string s) { var length = s?.Length; }")]
    [InlineData("NANO0005", "object M() => (1, 2);")]
    [InlineData("NANO0007", "object M(int a) => (decimal)a;")]
    [InlineData("NANO0008", "object M() => new int[2, 3];")]
    [InlineData("NANO0009", "unsafe int M(int[] a) { fixed (int* p = a) { return *p; } }")]
    [InlineData("NANO0010", "unsafe void M() { int* p = stackalloc int[3]; *p = 1; }")]
    [InlineData("NANO0012", "async Task M() { await Task.Delay(1); }")]
    [InlineData("NANO0013", "IEnumerable M() { yield return 1; }")]
    [InlineData("NANO0014", "volatile int _f; int M() => _f;")]
    [InlineData("NANO0015", "int M(int a) => checked(a * 2);")]
    [InlineData("NANO0015", "byte M(int a) => checked((byte)a);")]
    [InlineData("NANO0018", "void M() { ReadOnlySpan<byte> s = \"text\"u8; }")]
    [InlineData("NANO0022", "static string _f = string.Concat(Environment.NewLine, \"a\");")]
    public void An_instruction_is_refused_with_its_line(string rule, string member)
    {
        (byte[] image, byte[] symbols) = Compile($"{Usings}class Sample {{\n{member} // here\n}}");
        Assert.Contains(
            AssemblyRules.Check(image, symbols, "Sample.dll"),
            finding => finding.Rule.Id == rule && finding.File == "Sample.cs" && finding.Line == 6);
    }

    [Theory]
    [InlineData("NANO0003", "class Box<T> { }")]
    [InlineData("NANO0011", "interface IThing { void M() { } }")]
    [InlineData("NANO0011", "interface IThing { static abstract void M(); }")]
    [InlineData("NANO0019", "class Native { [System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid(); }")]
    public void A_declaration_is_refused_without_symbols(string rule, string declaration)
    {
        (byte[] image, _) = Compile(declaration);
        Finding finding = AssemblyRules.Check(image, null, "Sample.dll").First(found => found.Rule.Id == rule);
        Assert.Equal(("Sample.dll", 0), (finding.File, finding.Line));
    }

    [Fact]
    public void An_assembly_file_is_checked_with_the_symbols_beside_it()
    {
        (byte[] image, byte[] symbols) = Compile("class Sample {\nint M(int a) => checked(a * 2);\n}");
        string path = Path.Combine(gate.Folder, "Checked.dll");
        File.WriteAllBytes(path, image);
        File.WriteAllBytes(Path.ChangeExtension(path, ".pdb"), symbols);
        Assert.Equal(
            [("NANO0002", path, 0), ("NANO0015", "Sample.cs", 2)],
            Gate.CheckAssembly(path).Findings
                .Select(finding => (finding.Rule.Id, finding.File, finding.Line))
                .OrderBy(finding => finding.Id));
    }

    [Fact]
    public void An_assembly_that_refers_to_an_unlisted_member_is_refused()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.CreateAssembly(
            new AssemblyNameDefinition("Unlisted", new Version(1, 0)), "Unlisted.dll", ModuleKind.Dll);
        ModuleDefinition module = assembly.MainModule;
        var library = new AssemblyNameReference("mscorlib", new Version(1, 17, 11, 0));
        module.AssemblyReferences.Add(library);
        var text = new TypeReference("System", "String", module, library);
        var thread = new TypeReference("System.Threading", "ThreadPool", module, library);
        var method = new MethodDefinition("M", Mono.Cecil.MethodAttributes.Static, module.TypeSystem.Void);
        ILProcessor body = method.Body.GetILProcessor();
        body.Emit(OpCodes.Call, new MethodReference("Join", module.TypeSystem.Void, text));
        body.Emit(OpCodes.Ldtoken, thread);
        body.Emit(OpCodes.Ret);
        module.Types.Single().Methods.Add(method);
        string path = Path.Combine(gate.Folder, "Unlisted.dll");
        assembly.Write(path);

        Assert.Equal(
            ["'System.Threading.ThreadPool'", "'System.Void System.String::Join()'"],
            Gate.CheckAssembly(path).Findings.Select(finding => finding.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_gate_compiled_passes_the_check_of_the_file()
    {
        GateResult result = gate.Check(
            """
            using System;
            using System.Collections;
            using System.Threading;
            public class C : Exception
            {
                private int _count;
                public event EventHandler E;
                public override string Message => $"{_count} {base.Message}";
                public void M(Hashtable h) { h["a"] = DayOfWeek.Monday; Interlocked.Increment(ref _count); E?.Invoke(this, null); }
                public int[] Table() => [1, 2, 3, 4, int.Parse("5")];
            }
            """);
        string path = Path.Combine(gate.Folder, "Compiled.dll");
        File.WriteAllBytes(path, result.Image!);
        Assert.Empty(Gate.CheckAssembly(path).Findings);
    }

    private const string Usings =
        "using System;\nusing System.Collections;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\n";

    private static (byte[] Image, byte[] Symbols) Compile(string source)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), path: "Sample.cs")],
            trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(
            image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return (image.ToArray(), symbols.ToArray());
    }
}
