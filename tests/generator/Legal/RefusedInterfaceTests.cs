namespace Samgr.Generator.Tests.Legal;

/// <summary>What cannot be generated gets one error at its line that says what to do, and takes nothing else with it.</summary>
public sealed class RefusedInterfaceTests
{
    [Theory]
    [InlineData("SAMGR1013", "IGate", "[ServiceInterface(\"gate\")]\npublic interface IGate { int Open(int id); }\n[CallbackInterface]\npublic interface Gate { void Ring(); }", 3)]
    [InlineData("SAMGR1013", "GateProxy", "[ServiceInterface(\"gate\")]\npublic interface IGate { int Open(int id); }\nclass GateProxy { }", 1)]
    [InlineData("SAMGR1013", "IGateAsync", "[ServiceInterface(\"gate\")]\npublic interface IGate { int Read(int a); int ReadAsync(int a); }\n[ServiceInterface(\"other\")]\npublic interface IGateAsync { int Close(int a); }", 1)]
    [InlineData("SAMGR1013", "PorterModule", "[ServiceInterface(\"gate\")] public interface IGate { int Open(int id); }\n[Service] public class Porter : IGate { public int Open(int id) => id; }\nclass PorterModule { }", 1)]
    [InlineData("SAMGR1013", "GateStub", "[ServiceInterface(\"gate\")] public interface IGate { int Open(int id); }\nnamespace GateStub { class Any { } }", 0)]
    [InlineData("SAMGR1006", "both", "[ServiceInterface(\"gate\")]\n[CallbackInterface]\npublic interface IGate { int Open(int id); }", 2)]
    public void Fault_G2_AGeneratedNameThatIsTakenIsOneError(string rule, string part, string source, int line) => Legal.IsRefused(rule, part, source, line);

    [Theory]
    [InlineData("SAMGR1002", "property", "[CallbackInterface] public interface IBell { int Rung { get; } }\n[ServiceInterface(\"gate\")] public interface IGate { void Watch(IBell bell); }\n[Service] public class Gate : IGate { public void Watch(IBell bell) { } }")]
    [InlineData("SAMGR1006", "inside", "public class House { [CallbackInterface] public interface IBell { void Ring(); } }\n[ServiceInterface(\"gate\")] public interface IGate { void Watch(House.IBell bell); }")]
    [InlineData("SAMGR1002", "argument list", "[ServiceInterface(\"gate\")] public interface IGate { void Watch(__arglist); }")]
    [InlineData("SAMGR1002", "not public", "[ServiceInterface(\"gate\")] public interface IGate { internal void Watch(int a); }")]
    [InlineData("SAMGR1002", "not public", "[ServiceInterface(\"gate\")] public interface IGate { protected void Watch(int a); }")]
    [InlineData("SAMGR1002", "operator", "[ServiceInterface(\"gate\")] public interface IGate { static abstract IGate operator +(IGate a, IGate b); }")]
    [InlineData("SAMGR1009", "file", "[ServiceInterface(\"gate\")] public interface IGate { void Open(int a); }\n[Service] file class Porter : IGate { public void Open(int a) { } }")]
    [InlineData("SAMGR1009", "required", "[ServiceInterface(\"gate\")] public interface IGate { void Open(int a); }\n[Service] public class Porter : IGate { public required int Key; public void Open(int a) { } }")]
    public void Fault_G2_WhatIsRefusedIsMissedByNothingThatIsGenerated(string rule, string part, string source) => Legal.IsRefused(rule, part, source);

    [Theory]
    [InlineData("SAMGR1006", "file", "[ServiceInterface(\"gate\")] file interface IGate { int Find(int id); }")]
    [InlineData("SAMGR1007", "required", "[ServiceData] public class Key { public int Teeth; public required int Bits { get; init; } }\n[ServiceInterface(\"gate\")] public interface IGate { Key Find(int id); }")]
    public void Fault_G6_WhatCannotBeMadeIsOneError(string rule, string part, string source) => Legal.IsRefused(rule, part, source);

    [Theory]
    [InlineData("IDisposable", "public interface IGate : System.IDisposable { int Move(int steps); }")]
    [InlineData("IDisposable", "public interface IGate : ICloseable { int Move(int steps); } public interface ICloseable : System.IDisposable { }")]
    [InlineData("IUnknown", "public interface IGate : IUnknown { int Move(int steps); }")]
    [InlineData("IObserver", "public interface IGate : System.IObserver<int> { }")]
    public void Fault_G9_WhatBelongsToTheObjectIsNoRemoteCall(string name, string source)
        => Legal.IsRefused("SAMGR1014", name, "[ServiceInterface(\"gate\")] " + source);

    [Theory]
    [InlineData("[Service]\npublic class Gate : IGate, IBell { public int Move(int a) => a; public void Ring() { } }")]
    [InlineData("public class Ringing : IBell { public void Ring() { } }\n[Service] public class Gate : Ringing, IGate { public int Move(int a) => a; }")]
    public void Fault_F11_AServiceIsNoCallback(string source)
        => Legal.IsRefused("SAMGR1019", "IBell", "[CallbackInterface] public interface IBell { void Ring(); } [ServiceInterface(\"gate\")] public interface IGate { int Move(int a); }" + source, line: 1);

    [Fact]
    public void Fault_G9_ACallbackIsNotDisposedFromAfar()
        => Legal.IsRefused("SAMGR1014", "IDisposable", "[CallbackInterface] public interface IBell : System.IDisposable { void Ring(); }");
}
