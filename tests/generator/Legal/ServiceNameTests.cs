using Microsoft.CodeAnalysis;
using Samgr.Generator.Tests.Support;

namespace Samgr.Generator.Tests.Legal;

public sealed class ServiceNameTests
{
    [Theory]
    [InlineData("[ServiceInterface(\"gate\")] public interface IGate { int Open(int a); }\n[ServiceInterface(\"gate\")]\npublic interface IDoor { int Shut(int a); }")]
    [InlineData("[ServiceInterface(\"gate\")] public interface IGate { int Open(int a); }\n[ServiceInterface(\"gate\", Version = 2)]\npublic interface IDoor : IGate { int Shut(int a); }")]
    [InlineData("[ServiceInterface(\"gate\", Feature = \"a\")] public interface IGate { int Open(int a); }\n[ServiceInterface(\"gate\", Feature = \"a\")]\npublic interface IDoor { int Shut(int a); }")]
    public void Fault_F12_TwoInterfacesOfOneNameAreAnError(string source) => Legal.IsRefused("SAMGR1017", "'gate'", source, line: 2);

    [Fact]
    public void Fault_F12_AFeatureIsAnotherName()
        => Legal.Compiles("""
            [ServiceInterface("gate")] public interface IGate { int Open(int a); }
            [ServiceInterface("gate", Feature = "lock")] public interface ILock { int Shut(int a); }
            [Service] public class Gate : IGate, ILock { public int Open(int a) => a; public int Shut(int a) => a; }
            """);

    [Fact]
    public void Fault_F12_AClassThatServesOneNameTwiceIsAnError()
    {
        string[] problems = Runs.Describe(Runs.Generate("""
            using Samgr;
            [ServiceInterface("gate")] public interface IGate { int Open(int a); }
            [ServiceInterface("gate")] public interface IDoor { int Shut(int a); }
            [Service] public class Gate : IGate, IDoor { public int Open(int a) => a; public int Shut(int a) => a; }
            """).Problems);

        Assert.Contains(problems, problem => problem.StartsWith("SAMGR1009", StringComparison.Ordinal) && problem.Contains("2 interfaces of the service 'gate'", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("SAMGR1017", StringComparison.Ordinal));
    }

    [Fact]
    public void Fault_F12_TwoClassesThatServeOneNameAreTold()
    {
        Diagnostic[] problems = [.. Runs.Generate("""
            using Samgr;
            [ServiceInterface("gate")] public interface IGate { int Open(int a); }
            [Service] public class Gate : IGate { public int Open(int a) => a; }
            [Service] public class Door : IGate { public int Open(int a) => a; }
            """).Problems.Where(problem => problem.Id != "SAMGR1011")];

        Diagnostic problem = Assert.Single(problems);
        Assert.Equal("SAMGR1018", problem.Id);
        Assert.Equal(3, problem.Location.GetLineSpan().StartLinePosition.Line);
    }
}
