using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Parsing;

public sealed class RuleTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "SAMGR1001", "void Take(decimal value);", "decimal" },
        { "SAMGR1001", "void Take(int? value);", "int?" },
        { "SAMGR1001", "void Take(int[,] value);", "int[*,*]" },
        { "SAMGR1001", "void Take(int[][] value);", "int[][]" },
        { "SAMGR1001", "object Give();", "object" },
        { "SAMGR1001", "System.Threading.Tasks.Task<int> Give();", "Task<int>" },
        { "SAMGR1001", "void Take(Plain value);", "Plain, which cannot be passed to a service; mark it [ServiceData]" },
        { "SAMGR1001", "System.Threading.Tasks.Task<double> Give();", "write double: callers on .NET have a Task of it" },
        { "SAMGR1001", "System.Threading.Tasks.Task Take();", "write void: " },
        { "SAMGR1001", "System.Collections.Generic.IReadOnlyList<int> Give();", "write int[]" },
        { "SAMGR1001", "void Take(System.Collections.Generic.List<string> value);", "write string[]" },
        { "SAMGR1001", "System.Collections.Generic.IEnumerable<string> Give();", "write string[]" },
        { "SAMGR1001", "void Take(Written value);", "make it a class or struct with public fields, marked [ServiceData]: a board has no records" },
        { "SAMGR1001", "Written Give();", "make it a class or struct" },
        { "SAMGR1001", "object Give();", "or a type marked [ServiceData]\n" },
        { "SAMGR1001", "void Take(object value);", "or a type marked [ServiceData] or [CallbackInterface]" },
        { "SAMGR1001", "(int Left, int Right) Give();", "use out parameters" },
        { "SAMGR1001", "System.DateTimeOffset Give();", "use DateTime, in UTC" },
        { "SAMGR1002", "void Take(in int value);", "read-only reference" },
        { "SAMGR1002", "int Value { get; }", "property" },
        { "SAMGR1002", "event System.Action Changed;", "event" },
        { "SAMGR1002", "void Take<T>(T value);", "generic" },
        { "SAMGR1002", "void Take() { }", "body" },
        { "SAMGR1002", "static void Take() { }", "static" },
        { "SAMGR1002", "void Take(byte value); void Take(Small value);", "could not tell" },
        { "SAMGR1003", "[OneWay] int Take();", "[OneWay]" },
        { "SAMGR1003", "[OneWay] void Take(out int value);", "[OneWay]" },
        { "SAMGR1007", "void Take(Closed value);", "no constructor without parameters" },
        { "SAMGR1007", "void Take(Chain value);", "contains itself" },
        { "SAMGR1007", "void Take(Empty value);", "no members" },
        { "SAMGR1007", "void Take(Noted value);", "record" },
        { "SAMGR1008", "IBell Give();", "can only be an argument" },
        { "SAMGR1008", "void Take(ref IBell bell);", "cannot come back" },
        { "SAMGR1008", "void Take(Ringing value);", "can only be an argument" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_method_that_cannot_be_called_through_a_proxy_is_an_error(string rule, string methods, string part)
        => AssertRefused(rule, part, $$"""
            using Samgr;
            public class Plain { public int Value; }
            public record Written(int Value);
            public enum Small : byte { }
            [ServiceData] public class Closed { public Closed(int value) { Value = value; } public int Value; }
            [ServiceData] public class Chain { public Chain? Next; }
            [ServiceData] public class Empty { public readonly int Value; }
            [ServiceData] public record Noted { public int Value { get; set; } }
            [ServiceData] public class Ringing { public IBell? Bell; }
            [CallbackInterface] public interface IBell { void Ring(); }
            [ServiceInterface("door")] public interface IDoor { {{methods}} }
            """);

    [Theory]
    [InlineData("SAMGR1004", "0 bytes", """[ServiceInterface("")] public interface IDoor { }""")]
    [InlineData("SAMGR1004", "64 bytes", """[ServiceInterface("door", Feature = "0123456789012345678901234567890123456789012345678901234567890123")] public interface IDoor { }""")]
    [InlineData("SAMGR1005", "1 to 22", """[ServiceInterface("door", Version = 23)] public interface IDoor { }""")]
    [InlineData("SAMGR1006", "generic", """[ServiceInterface("door")] public interface IDoor<T> { }""")]
    [InlineData("SAMGR1006", "inside another type", """public class House { [ServiceInterface("door")] public interface IDoor { } }""")]
    [InlineData("SAMGR1008", "cannot be passed to a callback", "[CallbackInterface] public interface IBell { void Ring(IBell other); }")]
    [InlineData("SAMGR1009", "implements no interface", "[Service] public class Door { }")]
    [InlineData("SAMGR1009", "abstract", "[Service] public abstract class Door { }")]
    [InlineData("SAMGR1009", "no constructor", """[ServiceInterface("door")] public interface IDoor { } [Service] public class Door : IDoor { public Door(int value) { } }""")]
    public void A_declaration_that_cannot_be_used_is_an_error(string rule, string part, string declaration)
        => AssertRefused(rule, part, "using Samgr;\n" + declaration);

    [Fact]
    public void Fault_G1_Two_functions_of_an_interface_with_one_signature_are_an_error()
        => AssertRefused(
            "SAMGR1016",
            "Open(i32 osmdqs) and Shut(i32 dpgkqu) of Samples.IColliding have the same signature, 0x08D0D7DC",
            """
            namespace Samples;
            [Samgr.ServiceInterface("colliding")] public interface IColliding { void Open(int osmdqs); void Shut(int dpgkqu); }
            """);

    [Fact]
    public void A_callback_without_the_library_of_callbacks_is_an_error_with_the_line_for_the_project_file()
    {
        CSharpCompilation project = Runs.Compile(("Sample.cs", """
            using Samgr;
            [CallbackInterface] public interface IBell { void Ring(); }
            [ServiceInterface("door")] public interface IDoor { void Watch(IBell bell); }
            [Service] public class Door : IDoor { public void Watch(IBell bell) { } }
            """));
        project = project.RemoveReferences(project.References.Where(found => found.Display!.EndsWith("Samgr.Interfaces.Callbacks.dll", StringComparison.Ordinal)));

        Runs.Driver().RunGeneratorsAndUpdateCompilation(project, out Compilation result, out var problems, TestContext.Current.CancellationToken);

        string text = Assert.Single(Runs.Describe(problems));
        Assert.StartsWith("SAMGR1020 IBell is a callback", text, StringComparison.Ordinal);
        Assert.Matches("""add <PackageReference Include="Samgr\.Interfaces\.Callbacks" Version="\[\d+\.\d+\.\d+\]" /> to the project file""", text);
        Assert.DoesNotContain(result.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Each_rule_has_a_page()
    {
        string pages = File.ReadAllText(Path.Combine(Repository.Root, "tools", "generator", "RULES.md"));

        Assert.All(
            typeof(Diagnostics.Rules).GetFields().Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id),
            id => Assert.Contains($"## {id}", pages, StringComparison.Ordinal));
    }

    [Fact]
    public void Fault_T12_each_rule_leads_to_its_section_at_the_address_of_the_project() => Assert.All(
        typeof(Diagnostics.Rules).GetFields().Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
        rule => Assert.Matches($"^https://.*/tools/generator/RULES.md#{rule.Id.ToLowerInvariant()}$", rule.HelpLinkUri));

    private static void AssertRefused(string rule, string part, string source)
    {
        Diagnostic[] errors = [.. Runs.Generate(source).Problems.Where(problem => problem.Severity == DiagnosticSeverity.Error)];

        string text = Assert.Single(Runs.Describe(errors).Distinct());
        Assert.StartsWith(rule, text, StringComparison.Ordinal);
        Assert.Contains(part, text + "\n", StringComparison.Ordinal);
        Assert.All(errors, error => Assert.Equal("Sample.cs", error.Location.GetLineSpan().Path));
    }
}
