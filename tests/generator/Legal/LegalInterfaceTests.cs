namespace Samgr.Generator.Tests.Legal;

/// <summary>Interfaces that are legal C# and were once generated wrongly: each compiles without a warning.</summary>
public sealed class LegalInterfaceTests
{
    [Theory]
    [InlineData("namespace House.@event; [ServiceInterface(\"gate\")] public interface IGate { int Lift(int height); }")]
    [InlineData("namespace @namespace.@class.@int { [ServiceInterface(\"gate\")] public interface IGate { int Lift(int height); } }")]
    [InlineData("namespace House; [ServiceInterface(\"a\")] public interface ILamps { int Count(int room); } [ServiceInterface(\"b\")] public interface ILAMPS { int Count(int room); }")]
    [InlineData("namespace House { [ServiceInterface(\"a\")] public interface ILamp { int Count(int room); } } namespace HOUSE { [ServiceInterface(\"b\")] public interface ILamp { int Count(int room); } }")]
    [InlineData("""
        namespace House;
        [ServiceData] public struct Outer_Inner { public int Depth; }
        public class Outer { [ServiceData] public struct Inner { public int Width; } [ServiceData] public struct inner { public int Height; } }
        [ServiceInterface("box")] public interface IBox { Outer.Inner Turn(Outer_Inner box); Outer.inner Tip(); }
        """)]
    [InlineData("namespace House; [ServiceInterface(\"gate\")] public interface ITo\u200DGate\u0301 { int Lift(int height); }")]
    public void Fault_G2_NamesThatGiveOneFileAreToldApart(string source) => Legal.Compiles(source);

    [Theory]
    [InlineData("namespace House; [ServiceInterface(\"gate\")] public interface IGate { void @lock(int key); int @switch(int key); int @record(int key); }")]
    [InlineData("""
        namespace House;
        [ServiceData] public class @struct { public int @int; public string @new { get; set; } = ""; public @enum @base; public @enum[] @is = []; }
        public enum @enum { @null, @false }
        [CallbackInterface] public interface @ref { void Tell(int @params); }
        [ServiceInterface("gate")] public interface @interface { @struct Get(@enum @in, @ref @out); }
        [Service] public class @void : @interface { public @struct Get(@enum @in, @ref @out) => new(); }
        """)]
    [InlineData("namespace House; [ServiceData] public class @record { public int At; } [ServiceInterface(\"gate\")] public interface IGate { @record Get(@record? @await, @record[] @var); }")]
    [InlineData("namespace House; public class Keys { [ServiceData] public struct @partial { public int At; } } [ServiceInterface(\"gate\")] public interface IGate { Keys.@partial Get(Keys.@partial[] all); }")]
    public void Fault_G3_KeywordsNameMethodsClassesAndData(string source) => Legal.Compiles(source);

    [Theory]
    [InlineData("int Read(int at); int Read(long at); int Read2(int at); int Read3(int at); int Read(string at);")]
    [InlineData("int A(out int b_c); int A_b(out int c); int A_b_c(int d);")]
    [InlineData("int Read(out int at); int ReadResult(int at); string Read_at(int at); int Read_atResult();")]
    [InlineData("int GateFunctions(int a); int Gate(int a); int GateStub(int b); int GateProxy(int c); int IGateAsync(); int IGate(); int FindAsync(int a); int Find();")]
    [InlineData("int ServeGateStub(); int GateStub();")]
    [InlineData("int Read(int at); int Read(int at, out int more); int Read(ref int at, string by); int Read(int at, string by);")]
    [InlineData("int Get(out int result); void Sum(out int Item2, ref int Item1); void Left(out int Rest, out int ToString, out int Equals);")]
    [InlineData("void Turn(Way[] ways, int waysIndex, int waysItem); Way[] Ways(ref Way[] result, int resultIndex);")]
    [InlineData("void Watch(IBell bell, int bellArgument, int call, int count);")]
    [InlineData("int Of(int cancellation, int cancellation_, ref int at, int atResult, int result, int result_);")]
    [InlineData("Trip Go(Trip trip);")]
    public void Fault_G4_HelpersDoNotMeetTheUsersNames(string functions) => Legal.Compiles(Legal.Gate(functions));

    [Fact]
    public void Fault_G4_AStubMayBeginLikeAFunctionsHelper()
        => Legal.Compiles("namespace House; [ServiceInterface(\"a\")] public interface IServeA { int AStub(int a); int AFunctions(int b); int Results(int c); }");

    [Fact]
    public void Fault_G4_ATypeMayBeNamedLikeAnAlias()
        => Legal.Compiles("namespace House; public enum Implemented { Yes } public enum Results { No } [ServiceInterface(\"a\")] public interface IWork { Implemented Do(Results results); }");

    [Fact]
    public void Fault_G4_AFunctionThatIsHiddenIsServedByItsOwnInterface()
        => Legal.Compiles("""
            namespace House;
            public interface IOld { int Read(); void Write(string text); }
            [ServiceInterface("a")] public interface IWork : IOld { new string Read(); new void Write(string? text); }
            """);

    [Theory]
    [InlineData("void Dial(int Call); int Take(int Send); int Give(int EndCall, string BeginCall, string MustGrow);")]
    [InlineData("void Turn(int _target); int Turned(int Dispatch, int BeginReply, string Description);")]
    [InlineData("void Watch(IBell Samgr, IBell IsLocal, IBell? Objects);")]
    [InlineData("int Read(int GateFunctions, int GateProxy, int GateStub, int Results, out int ReadReply, int House, int global, int Implemented, int MakeCall, int Factory);")]
    [InlineData("int Read(int System, string LiteIpc, Way[] Wire, Trip TripMarshaller, int EC, int ServiceCall);")]
    public void Fault_G5_AParameterMayBeNamedLikeAMemberOfProxyOrStub(string functions) => Legal.Compiles(Legal.Gate(functions));

    [Theory]
    [InlineData("public class Reading { public required int Sensor { get; set; } public required string Unit { get; set; } public required string[] Notes; }", "Reading")]
    [InlineData("public class Reading { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Reading() { Unit = \"\"; } public required string Unit { get; set; } }", "Reading")]
    [InlineData("public struct Reading { public required int Sensor; public Way Way; }", "Reading")]
    public void Fault_G6_RequiredMembersAreSet(string data, string type)
        => Legal.Compiles($"namespace House; public enum Way {{ In, Out }} [ServiceData] {data} [ServiceInterface(\"meter\")] public interface IMeter {{ {type} Read({type}[] before); }}");

    [Theory]
    [InlineData("[System.Obsolete] int Read(int at);")]
    [InlineData("[System.Obsolete(\"Use Look.\")] int Read(int at); int Look(int at);")]
    [InlineData("[System.Obsolete(\"Use Look.\", true)] int Read(int at, out int more); int Look(int at);")]
    [InlineData("void Keep(Worn worn); [System.Obsolete] Older Age(Older[] older);")]
    [InlineData("bool Equals(int a, int b); string ToString(); int GetHashCode(int seed); int Finalize(); int MemberwiseClone(int x); int GetType(int a); bool ReferenceEquals(int a);")]
    [InlineData("bool TryRead(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value);")]
    [InlineData("[return: System.Diagnostics.CodeAnalysis.MaybeNull] string Read([System.Diagnostics.CodeAnalysis.AllowNull] string key, [System.Diagnostics.CodeAnalysis.DisallowNull] ref string? value);")]
    [InlineData("[System.Diagnostics.CodeAnalysis.DoesNotReturn] void Fail([System.Diagnostics.CodeAnalysis.NotNull] string? why);")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"HOUSE1\")] int Read(int at);")]
    public void Fault_G7_AMarkedFunctionGivesNoWarning(string functions) => Legal.Compiles(Legal.Gate(functions));

    [Theory]
    [InlineData("[System.Obsolete(\"Use IDoor.\")] [ServiceInterface(\"gate\")] public interface IGate { int Read(int at); }")]
    [InlineData("[assembly: System.CLSCompliant(true)] namespace House { [ServiceInterface(\"gate\")] public interface IGate { int[] Read(int at); } }")]
    [InlineData("#nullable disable\n[ServiceInterface(\"gate\")] public interface IGate { string Read(string at, ref string by, string[] all, string none = null); }")]
    public void Fault_G7_AMarkedInterfaceGivesNoWarning(string source) => Legal.Compiles(source);

    [Fact]
    public void Fault_G7_ADataClassWithOperatorsIsAskedForNullByReference()
        => Legal.Compiles("""
            namespace House;
            [ServiceData] public class Key
            {
                public int Teeth;
                public static string operator ==(Key? a, Key? b) => "";
                public static string operator !=(Key? a, Key? b) => "";
                public override bool Equals(object? other) => false;
                public override int GetHashCode() => 0;
            }
            [ServiceInterface("gate")] public interface IGate { Key? Open(Key key, Key? other, Key?[] all); }
            """);

    [Fact]
    public void Fault_G8_TheCompanionKeepsDefaultValuesAndParams()
        => Legal.Compiles("""
            using System;
            using System.Runtime.CompilerServices;
            namespace House;
            public enum Pace { Slow = 1, Fast = -2 }
            [ServiceInterface("walk")]
            public interface IWalk
            {
                int Go(int steps = -1, float f = 1.5f, double d = double.NaN, Pace s = Pace.Fast, string? name = null, char c = '\'', params int[] rest);
                long All(long a = long.MinValue, ulong b = ulong.MaxValue, float c = float.NegativeInfinity, double d = 1e300, string e = "\0\"\\\ud800", bool f = true, DateTime g = default, sbyte h = -128);
                void Note([CallerMemberName] string who = "", [CallerLineNumber] int line = 0);
                int Between(out int more, int less = 3);
                void Names(string first, params string[] more);
            }
            class Caller
            {
                static void Use(IWalkAsync walk)
                {
                    _ = walk.GoAsync(1, 2, 3, Pace.Slow, "x", 'c', new int[] { 1 });
                    _ = walk.GoAsync(1, 2, 3, Pace.Slow, "x", 'c', 1, 2, 3);
                    _ = walk.GoAsync(1, 2, 3, Pace.Slow, "x", 'c', new int[] { 1 }, cancellation: default);
                    _ = walk.GoAsync();
                    _ = walk.AllAsync(cancellation: default);
                    _ = walk.NoteAsync();
                    _ = walk.BetweenAsync();
                    _ = walk.NamesAsync("a", "b", "c");
                }
            }
            """);
}
