using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests.Usage;

public class ReleaseTests
{
    [Theory]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\");")]
    [InlineData("var found = samgr.GetFeatureApi(\"a\", \"b\") as ISensor; if (found != null) { return found.Read(); }")]
    [InlineData("if (samgr.GetDefaultFeatureApi(\"a\") is ISensor sensor) { return sensor.Read(); }")]
    [InlineData("if (samgr.GetDefaultFeatureApi(\"a\") is not ISensor sensor) { return 1; } sensor.Read();")]
    [InlineData("IUnknown? found; found = samgr.FindServiceApi(\"a\", null);")]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\"); var sensor = found as ISensor; sensor?.Read();")]
    [InlineData("((ISensor)samgr.GetDefaultFeatureApi(\"a\")!).Read();")]
    [InlineData("samgr.GetDefaultFeatureApi(\"a\")?.AddRef();")]
    [InlineData("if (samgr.GetDefaultFeatureApi(\"a\") != null) { return 1; }")]
    [InlineData("samgr.GetDefaultFeatureApi(\"a\");")]
    [InlineData("var sensor = TemperatureProxy.Find(samgr); return sensor!.Read(1);")]
    [InlineData("IUnknown? found = null; new Thread(() => found = samgr.GetDefaultFeatureApi(\"a\")).Start();")]
    public async Task A_reference_that_stays_is_found(string statements)
    {
        Assert.Equal(["SAMGR2003"], await UsageSample.OfMethodAsync(statements));
    }

    [Theory]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\"); found?.Release();")]
    [InlineData("samgr.GetDefaultFeatureApi(\"a\")?.Release();")]
    [InlineData("return samgr.GetDefaultFeatureApi(\"a\");")]
    [InlineData("Give(samgr.GetDefaultFeatureApi(\"a\"));")]
    [InlineData("_field = samgr.GetDefaultFeatureApi(\"a\");")]
    [InlineData("_field ??= samgr.GetDefaultFeatureApi(\"a\");")]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\"); var sensor = found as ISensor; if (sensor == null) { return 1; } sensor.Release();")]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\"); var sensor = found as ISensor; return sensor;")]
    [InlineData("if (samgr.GetDefaultFeatureApi(\"a\") is ISensor sensor) { sensor.Read(); sensor.Release(); }")]
    [InlineData("var sensor = TemperatureProxy.Find(samgr); sensor!.Read(1); ((IUnknown)sensor).Release();")]
    [InlineData("var sensor = TemperatureProxy.Find(samgr); (sensor as IUnknown)?.Release();")]
    [InlineData("var sensor = TemperatureProxy.Find(samgr); sensor!.Read(1); TemperatureProxy.Release(sensor);")]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\"); return new object?[] { found };")]
    [InlineData("var found = samgr.GetDefaultFeatureApi(\"a\"); return (ThreadStart)(() => found?.Release());")]
    [InlineData("if (samgr.HasService(\"a\")) { return 1; }")]
    public async Task A_reference_that_is_given_on_is_none_of_our_business(string statements)
    {
        Assert.Empty(await UsageSample.OfMethodAsync(statements));
    }

    [Fact]
    public async Task Each_reference_is_followed_by_itself()
    {
        string[] messages = await UsageSample.MessagesAsync(
            """
            class Sample
            {
                void Run(SamgrLite samgr)
                {
                    IUnknown? found = samgr.GetDefaultFeatureApi("a");
                    if (found != null && found.QueryInterface(InterfaceVersion.ClientProxy, out IUnknown? proxy) == EC.Success)
                    {
                        proxy!.AddRef();
                        found.Release();
                    }
                }
            }
            """);
        Assert.StartsWith("'proxy' is never released", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_generated_proxy_found_is_given_back_to_its_class()
    {
        Assert.Equal(
            """
            class Sample
            {
                void Run(SamgrLite samgr)
                {
                    ITemperature sensor = TemperatureProxy.Find(samgr)!;
                    try
                    {
                        sensor.Read(1);
                    }
                    finally
                    {
                        TemperatureProxy.Release(sensor);
                    }
                }
            }
            """,
            await FixedAsync(
                """
                class Sample
                {
                    void Run(SamgrLite samgr)
                    {
                        ITemperature sensor = TemperatureProxy.Find(samgr)!;
                        sensor.Read(1);
                    }
                }
                """));
    }

    [Fact]
    public async Task A_reference_in_the_last_line_is_released_there()
    {
        Assert.Equal(
            """
            class Sample
            {
                void Run(SamgrLite samgr)
                {
                    ClientProxy sensor = samgr.FindServiceApi("a", null)!;
                    sensor.Release();
                }
            }
            """,
            await FixedAsync(
                """
                class Sample
                {
                    void Run(SamgrLite samgr)
                    {
                        ClientProxy sensor = samgr.FindServiceApi("a", null)!;
                    }
                }
                """));
    }

    [Fact]
    public async Task Where_no_variable_holds_it_nothing_is_offered()
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage("class Sample { void Run(SamgrLite samgr) { samgr.GetDefaultFeatureApi(\"a\"); } }");
        Assert.Empty(await EditorFixes.OfferedAsync(code, Assert.Single(await code.FindingsAsync())));
    }

    private static async Task<string> FixedAsync(string source)
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage(source);
        Diagnostic finding = Assert.Single(await code.FindingsAsync());
        CodeAction action = Assert.Single(await EditorFixes.OfferedAsync(code, finding));
        await EditorFixes.ApplyAsync(code, action);
        Assert.Empty(await code.CompilerErrorsAsync());
        Assert.Empty(await code.FindingsAsync());
        return await code.TextAsync();
    }
}
