using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests.Usage;

public class NameTests
{
    private const string LongName = "a123456789b123456789c123456789d123456789e123456789f123456789g123";

    [Theory]
    [InlineData("class S : Service { public override string Name => $NAME$; }")]
    [InlineData("class S : Service { public override string Name { get { return $NAME$; } } }")]
    [InlineData("class S : Service { public override string Name { get; } = $NAME$; }")]
    [InlineData("class F : Feature { public override string Name => $NAME$; }")]
    [InlineData("class C { public object M(SamgrLite samgr) => samgr.GetDefaultFeatureApi($NAME$)!; }")]
    [InlineData("class C { public object M(SamgrLite samgr) => samgr.GetFeatureApi(\"a\", $NAME$)!; }")]
    [InlineData("class C { public object M(SamgrLite samgr) => samgr.RegisterFactory($NAME$, null, null); }")]
    [InlineData("class C { public object M(SamgrLite samgr) => samgr.RegisterFeatureApi(featureName: $NAME$, serviceName: \"a\", api: null); }")]
    [InlineData("class C { public object M() => new SaName(\"a\", $NAME$); }")]
    [InlineData("class C { const string Text = $NAME$; public object M() => new SaName(Text, null); }")]
    public async Task A_name_that_cannot_be_one_is_found_wherever_it_is_written(string code)
    {
        Assert.Equal(["SAMGR2002"], await UsageSample.OfCodeAsync(code.Replace("$NAME$", $"\"{LongName}\"", StringComparison.Ordinal)));
        Assert.Equal(["SAMGR2002"], await UsageSample.OfCodeAsync(code.Replace("$NAME$", "\"\"", StringComparison.Ordinal)));
        Assert.Equal(["SAMGR2002"], await UsageSample.OfCodeAsync(code.Replace("$NAME$", "\"a\\0b\"", StringComparison.Ordinal)));
        Assert.Empty(await UsageSample.OfCodeAsync(code.Replace("$NAME$", $"\"{LongName[1..]}\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[ServiceInterface($NAME$)] interface I { }")]
    [InlineData("[ServiceInterface(\"a\", Feature = $NAME$)] interface I { }")]
    public async Task A_name_in_an_attribute_is_the_generators_where_there_is_one(string code)
    {
        string source = code.Replace("$NAME$", $"\"{LongName}\"", StringComparison.Ordinal);
        Assert.Empty(await UsageSample.OfCodeAsync(source));
        Assert.Equal(["SAMGR2002"], await UsageSample.OfCodeAsync(source, UsageSample.WithoutGenerator));
    }

    [Theory]
    [InlineData("ä", 31, null)]
    [InlineData("ä", 32, "it has 64 bytes")]
    [InlineData("€", 21, null)]
    [InlineData("€", 22, "it has 66 bytes")]
    [InlineData("😀", 16, "it has 64 bytes")]
    public async Task Bytes_count_not_letters(string letter, int count, string? problem)
    {
        string name = string.Concat(Enumerable.Repeat(letter, count));
        string[] messages = await UsageSample.MessagesAsync($"class S : Service {{ public override string Name => \"{name}\"; }}");
        Assert.Equal(problem is null ? 0 : 1, messages.Length);
        Assert.All(messages, message => Assert.Contains(problem!, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_texts_may_be_as_long_as_they_like()
    {
        Assert.Empty(await UsageSample.OfCodeAsync(
            $$"""
            class Named
            {
                public virtual string Name => "{{LongName}}";

                public object M(SamgrLite samgr) => samgr.GetFeatureApi("service", null)!;

                public void Log(string service) => Log("{{LongName}}");
            }
            """));
    }
}
