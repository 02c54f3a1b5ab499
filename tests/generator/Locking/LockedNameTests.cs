using Samgr.Generator.Locking;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Locking;

/// <summary>The lock file knows what parameters, members and values are called: of one type, they could change places unseen.</summary>
public sealed class LockedNameTests
{
    private const string Old = """
        {
          "interfaces": {
            "IDoor": {
              "version": 1,
              "functions": {
                "Move(i32, i32)": 4
              }
            }
          }
        }
        """;

    [Theory]
    [InlineData("void Move(int x, int y);", "void Move(int y, int x);", "Move(i32 x, i32 y) has become Move(i32 y, i32 x)")]
    [InlineData("void Move(int x, int y);", "void Move(int x, int z);", "Move(i32 x, i32 y) has become Move(i32 x, i32 z)")]
    [InlineData("void Find(out int x, out int y);", "void Find(out int y, out int x);", "Find(out i32 x, out i32 y) has become Find(out i32 y, out i32 x)")]
    [InlineData("void Move(string? x, string?[] y);", "void Move(string? x, string?[] z);", "Move(str? x, str?[] y) has become Move(str? x, str?[] z)")]
    public void Fault_G10_ParametersThatChangePlacesAreABreakingChange(string before, string after, string change)
        => AssertBreaks(Door(before), Door(after), change);

    [Theory]
    [InlineData("public int Width, Height;", "public int Height, Width;", "Move({i32 Width, i32 Height} size) has become Move({i32 Height, i32 Width} size)")]
    [InlineData("public Inner In;", "public Inner Out;", "Move({{i32 Deep} In} size) has become Move({{i32 Deep} Out} size)")]
    [InlineData("public Inner[] All;", "public Inner[] Some;", "Move({{i32 Deep}[] All} size) has become Move({{i32 Deep}[] Some} size)")]
    public void Fault_F13_MembersThatChangePlacesAreABreakingChange(string before, string after, string change)
        => AssertBreaks(Size(before), Size(after), change);

    [Theory]
    [InlineData("In = 1, Out = 2", "Out = 1, In = 2", "Way.In, which was 1, has become 2")]
    [InlineData("In, Out", "In, Middle, Out", "Way.Out, which was 1, has become 2")]
    [InlineData("In, Out", "In", "Way.Out, which was 1, has been removed")]
    public void Fault_F13_ValuesThatChangePlacesAreABreakingChange(string before, string after, string change)
        => AssertBreaks(Way(before), Way(after), change);

    [Fact]
    public void Fault_F13_ANewValueBreaksNobody() => Assert.Empty(ProblemsOf(Way("In, Out, Middle"), Lock(Way("In, Out"))));

    [Fact]
    public void Fault_F13_AnOlderLockFileIsReadAndSaysHowToBringItUpToDate()
    {
        string source = Door("void Move(int x, int y);");

        string problem = Assert.Single(ProblemsOf(source, Old));
        Assert.StartsWith("SAMGR1015", problem, StringComparison.Ordinal);
        Assert.Contains("samgr generate --update-lock", problem, StringComparison.Ordinal);

        string updated = Lock(source, LockReader.Read(Old));
        Assert.Contains("\"format\": 2", updated, StringComparison.Ordinal);
        Assert.Contains("\"Move(i32 x, i32 y)\": 4", updated, StringComparison.Ordinal);
        Assert.DoesNotContain("retired", updated, StringComparison.Ordinal);
        Assert.Empty(ProblemsOf(source, updated));
    }

    [Fact]
    public void Fault_F13_AnOlderLockFileStillRefusesWhatBreaksCallers()
        => Assert.Contains(ProblemsOf(Door("void Move(int x, long y);"), Old), problem =>
            problem.StartsWith("SAMGR1010 IDoor: Move(i32, i32) has become Move(i32, i64)", StringComparison.Ordinal));

    private static string Door(string functions) => $"using Samgr; [ServiceInterface(\"door\")] public interface IDoor {{ {functions} }}";

    private static string Size(string members) => $"[Samgr.ServiceData] public struct Inner {{ public int Deep; }} [Samgr.ServiceData] public struct Size {{ {members} }}"
        + "[Samgr.ServiceInterface(\"door\")] public interface IDoor { void Move(Size size); }";

    private static string Way(string values) => $"public enum Way {{ {values} }} [Samgr.ServiceInterface(\"door\")] public interface IDoor {{ void Move(Way way); }}";

    private static void AssertBreaks(string before, string after, string change)
    {
        string[] problems = ProblemsOf(after, Lock(before));

        Assert.Contains(problems, problem => problem.StartsWith("SAMGR1010 IDoor: " + change, StringComparison.Ordinal));
    }

    private static string[] ProblemsOf(string source, string text) => Runs.Describe(Runs.Generate(source, text).Problems);

    private static string Lock(string source, LockFile? known = null)
    {
        var type = Runs.Compile(("Sample.cs", source)).GetTypeByMetadataName("IDoor")!;
        return LockWriter.Write(LockUpdate.Update(known ?? LockFile.Empty, [Generator.Parsing.InterfaceParser.Parse(type).Model!]));
    }
}
