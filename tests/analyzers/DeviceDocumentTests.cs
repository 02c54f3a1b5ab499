using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Samgr.Analyzers.Rules;
using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests;

public class DeviceDocumentTests
{
    public static TheoryData<string> AllRules => [.. DeviceRules.All.Keys.Order()];

    public static TheoryData<string> FixedRules =>
    [
        .. EditorFixes.Providers.SelectMany(provider => provider.FixableDiagnosticIds).Where(DeviceRules.All.ContainsKey).Order(),
    ];

    [Theory]
    [MemberData(nameof(AllRules))]
    public async Task The_refused_sample_of_the_gate_shows_in_the_editor(string rule)
    {
        using AnalyzedCode code = AnalyzedCode.OfDevice(RulePage.Read(RulePage.Device, rule).Refused);
        Diagnostic[] findings = await code.FindingsAsync();
        Assert.Contains(findings, finding => finding.Id == rule);
        Assert.All(findings, finding => Assert.Equal(DiagnosticSeverity.Error, finding.Severity));
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public async Task The_accepted_sample_of_the_gate_shows_nothing(string rule)
    {
        using AnalyzedCode code = AnalyzedCode.OfDevice(RulePage.Read(RulePage.Device, rule).Accepted);
        Assert.Empty(await code.FindingsAsync());
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public async Task What_is_no_device_code_may_do_all_that(string rule)
    {
        using AnalyzedCode code = AnalyzedCode.Of("Sample", [RulePage.Read(RulePage.Device, rule).Refused], []);
        Assert.Empty(await code.FindingsAsync());
    }

    [Theory]
    [MemberData(nameof(FixedRules))]
    public async Task The_code_fix_turns_the_refused_sample_into_the_accepted_one(string rule)
    {
        RulePage page = RulePage.Read(RulePage.Device, rule);
        using AnalyzedCode code = AnalyzedCode.OfDevice(page.Refused);
        Diagnostic finding = (await code.FindingsAsync()).First(found => found.Id == rule);
        CodeAction action = Assert.Single(await EditorFixes.OfferedAsync(code, finding));
        await EditorFixes.ApplyAsync(code, action);
        Assert.Equal(page.Accepted, await code.TextAsync());
    }

    [Theory]
    [InlineData("void M() { System.GC.Collect(); }", "Collect")]
    [InlineData("object M() => new System.OverflowException();", "OverflowException")]
    [InlineData("object M() => new System.Diagnostics.Stopwatch();", "Stopwatch")]
    [InlineData("int M(ref int v) => System.Threading.Volatile.Read(ref v);", "Volatile")]
    [InlineData("void M(object o) { System.Threading.Monitor.Wait(o); }", "Wait")]
    [InlineData("string M(string s) => s.Replace(\"a\", \"b\");", "Replace")]
    public async Task A_name_that_a_board_does_not_have_is_shown(string member, string name)
    {
        using AnalyzedCode code = AnalyzedCode.OfDevice($"class Sample {{ {member} }}");
        Diagnostic finding = Assert.Single(await code.FindingsAsync());
        Assert.Equal("NANO0001", finding.Id);
        Assert.Contains($"'{name}'", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Collections.Generic")]
    [InlineData("System.Linq")]
    public async Task A_namespace_that_a_board_does_not_have_is_shown(string name)
    {
        using AnalyzedCode code = AnalyzedCode.OfDevice($"using {name};\n\nclass Sample;\n");
        Assert.Equal("NANO0001", Assert.Single(await code.FindingsAsync()).Id);
    }

    [Fact]
    public async Task Code_that_is_not_compiled_for_a_board_may_use_the_desktop()
    {
        using AnalyzedCode code = AnalyzedCode.OfDevice(
            """
            class Sample
            {
            #if NANOFRAMEWORK_1_0
                int Last(int[] values) => values[values.Length - 1];
            #else
                int Last(int[] values) => values[^1];
            #endif
            }
            """);
        Assert.Empty(await code.FindingsAsync());
    }

    [Fact]
    public async Task Nothing_is_mended_that_needs_thinking()
    {
        using AnalyzedCode code = AnalyzedCode.OfDevice(
            """
            using System.Collections;

            record Named(string Name) : Base(Name);

            record Base(string Name)
            {
                public int Length => Name.Length;
            }

            class Sample
            {
                object Last(ArrayList values) => Values()[^1];

                int[] Values() => null!;

                bool IsMagic(byte[] header) => header is [1, .., 2];
            }
            """);
        foreach (Diagnostic finding in await code.FindingsAsync())
        {
            Assert.Empty(await EditorFixes.OfferedAsync(code, finding));
        }
    }
}
