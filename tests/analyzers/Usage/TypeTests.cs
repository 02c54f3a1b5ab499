using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests.Usage;

public class TypeTests
{
    private const string OwnTypes =
        """
        public enum Color { Red }

        [ServiceData]
        public struct Point { public int X; }

        public struct Unmarked { public int X; }

        public interface IUnmarked { }

        [CallbackInterface]
        public interface IListener { void Told(int value); }


        """;

    [Theory]
    [InlineData("bool")]
    [InlineData("char")]
    [InlineData("sbyte")]
    [InlineData("ulong")]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("byte[]")]
    [InlineData("string[]")]
    [InlineData("Color")]
    [InlineData("Color[]")]
    [InlineData("Point")]
    [InlineData("Point[]")]
    [InlineData("IListener")]
    [InlineData("DateTime")]
    [InlineData("TimeSpan[]")]
    [InlineData("out int")]
    [InlineData("ref Point")]
    public async Task What_can_cross_is_no_finding(string type)
    {
        Assert.Empty(await UsageSample.OfCodeAsync($"{OwnTypes}[ServiceInterface(\"s\")] public interface IService {{ void M({type} value); }}", UsageSample.WithoutGenerator));
    }

    [Theory]
    [InlineData("decimal", "use a type of your own with [ServiceData]")]
    [InlineData("object", "its type is not known")]
    [InlineData("Guid", "use a type of your own with [ServiceData]")]
    [InlineData("int?", "there is no Nullable<T> on a board")]
    [InlineData("(int A, int B)", "there are no tuples on a board")]
    [InlineData("int[,]", "the nano CLR has no multi-dimensional arrays")]
    [InlineData("int[][]", "arrays of arrays cannot be passed")]
    [InlineData("System.Collections.Generic.List<int>", "the nano CLR has no generics")]
    [InlineData("Action", "code stays where it is")]
    [InlineData("Unmarked", "mark it with [ServiceData]")]
    [InlineData("Unmarked[]", "mark it with [ServiceData]")]
    [InlineData("IUnmarked", "mark it with [CallbackInterface]")]
    public async Task What_cannot_cross_is_found_with_what_to_do(string type, string problem)
    {
        string message = Assert.Single(await UsageSample.MessagesAsync(
            $"{OwnTypes}[ServiceInterface(\"s\")] public interface IService {{ void M({type} value); }}", UsageSample.WithoutGenerator));
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public object? Any;")]
    [InlineData("public Guid Id { get; set; }")]
    [InlineData("public IListener? Listener;")]
    public async Task Data_holds_only_what_can_cross(string member)
    {
        Assert.Equal(["SAMGR2001"], await UsageSample.OfCodeAsync($"{OwnTypes}[ServiceData] public class Data {{ {member} }}"));
    }

    [Theory]
    [InlineData("private object? _any;")]
    [InlineData("public readonly object? Any;")]
    [InlineData("public static object? Any;")]
    [InlineData("public Guid Id { get; }")]
    [InlineData("public Guid Id { get; private set; }")]
    [InlineData("public Guid Id { get; init; }")]
    [InlineData("public object? this[int index] { get => null; set { } }")]
    public async Task What_is_not_passed_may_be_of_any_type(string member)
    {
        Assert.Empty(await UsageSample.OfCodeAsync($"{OwnTypes}[ServiceData] public class Data {{ {member} }}"));
    }

    [Fact]
    public async Task What_a_base_class_has_is_passed_and_found_once_at_the_class_that_is_marked()
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage(
            """
            public class Plain { public object? Any; }
            [ServiceData] public class First : Plain { public object? Own; }
            [ServiceData] public class Second : First { }
            """);
        Assert.Equal([(1, "First"), (1, "object?")], (await code.FindingsAsync()).Select(Place));

        (int, string) Place(Diagnostic finding)
            => (finding.Location.GetLineSpan().StartLinePosition.Line, finding.Location.SourceTree!.ToString()[finding.Location.SourceSpan.Start..finding.Location.SourceSpan.End]);
    }

    [Fact]
    public async Task What_passed_data_inherits_is_left_to_the_generator_too()
    {
        Assert.Empty(await UsageSample.OfCodeAsync(
            """
            [ServiceData] public class Inner { public object? Any; }
            public class Plain { public Inner? Member; }
            [ServiceData] public class Passed : Plain { public int Own; }
            [ServiceInterface("s")] public interface IService { void M(Passed data); }
            """));
    }

    [Fact]
    public async Task Callbacks_are_arguments_and_no_results()
    {
        Assert.Equal(["SAMGR2001"], await UsageSample.OfCodeAsync(
            $"{OwnTypes}[ServiceInterface(\"s\")] public interface IService {{ IListener M(); }}", UsageSample.WithoutGenerator));
    }

    [Fact]
    public async Task What_the_generator_refuses_is_left_to_it()
    {
        const string Source =
            """
            [ServiceInterface("s")]
            public interface IService
            {
                object M(Passed data);
            }

            [ServiceData]
            public class Passed
            {
                public object? Any;
            }

            [ServiceData]
            public class Other
            {
                public object? Any;
            }
            """;
        Assert.Single(await UsageSample.OfCodeAsync(Source));
        Assert.Equal(3, (await UsageSample.OfCodeAsync(Source, UsageSample.WithoutGenerator)).Length);
    }

    [Fact]
    public async Task An_interface_that_is_an_argument_is_marked_as_a_callback()
    {
        using AnalyzedCode code = AnalyzedCode.OfUsage(
            """
            public interface IListener
            {
            }

            [ServiceInterface("s")]
            public interface IService
            {
                void M(IListener listener);
            }
            """,
            UsageSample.WithoutGenerator);
        Diagnostic finding = Assert.Single(await code.FindingsAsync());
        CodeAction action = Assert.Single(await EditorFixes.OfferedAsync(code, finding));
        Assert.Equal("Mark IListener with [CallbackInterface]", action.Title);
        await EditorFixes.ApplyAsync(code, action);
        Assert.StartsWith("[CallbackInterface]\npublic interface IListener\n", await code.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await code.FindingsAsync());
    }
}
