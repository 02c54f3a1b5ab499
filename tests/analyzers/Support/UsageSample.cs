using Microsoft.CodeAnalysis;

namespace Samgr.Analyzers.Tests.Support;

/// <summary>Small pieces of code that use samgr.</summary>
internal static class UsageSample
{
    public static readonly (string Name, string Value) WithoutGenerator = ("build_property.SamgrGeneratesProxies", "false");

    /// <summary>The rules that the code of a method breaks. It has a samgr, a service and an interface.</summary>
    public static Task<string[]> OfMethodAsync(string statements) => OfCodeAsync(
        $$"""
        interface ISensor : IUnknown
        {
            int Read();
        }

        class Sample
        {
            private IUnknown? _field;

            object? Run(SamgrLite samgr)
            {
                {{statements}}
                return null;
            }

            void Give(IUnknown? given) => _field = given;
        }
        """);

    /// <summary>The rules that some code breaks.</summary>
    public static async Task<string[]> OfCodeAsync(string source, params (string Name, string Value)[] properties)
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage(source, properties);
        Assert.Empty(await code.CompilerErrorsAsync());
        return [.. (await code.FindingsAsync()).Select(finding => finding.Id)];
    }

    /// <summary>The messages of what some code breaks.</summary>
    public static async Task<string[]> MessagesAsync(string source, params (string Name, string Value)[] properties)
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage(source, properties);
        Assert.Empty(await code.CompilerErrorsAsync());
        return [.. (await code.FindingsAsync()).Select(finding => finding.GetMessage())];
    }
}
