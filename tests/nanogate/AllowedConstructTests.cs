namespace Samgr.NanoGate.Tests;

public class AllowedConstructTests(GateFixture gate)
{
    [Theory]
    [InlineData("void M() { var t = new Thread(() => { }); t.Start(); t.Join(5); t.Abort(); }")]
    [InlineData("void M(object o) { lock (o) { } Monitor.Enter(o); Monitor.Exit(o); }")]
    [InlineData(
        "void M(AutoResetEvent a, ManualResetEvent b) { a.Set(); b.Reset(); WaitHandle.WaitAny(new WaitHandle[] { a, b "
        + "}, 5, false); }")]
    [InlineData("int _n; object M() => new Timer(state => _n++, null, 1, 1);")]
    [InlineData(
        "int _n; int M() => Interlocked.Increment(ref _n) + Interlocked.CompareExchange(ref _n, 1, 2) + "
        + "Interlocked.Exchange(ref _n, 3);")]
    [InlineData("object M() => new CancellationTokenSource(5).Token;")]
    [InlineData(
        "object M() { var h = new Hashtable(); h[\"a\"] = 1; h.Add(1, 2); foreach (DictionaryEntry e in h) { } return "
        + "h.Keys; }")]
    [InlineData(
        "object M() { var q = new Queue(); q.Enqueue(1); var s = new Stack(); s.Push(2); return new ArrayList { q, s "
        + "}; }")]
    [InlineData("delegate void Notify(string name); event Notify Happened; void M() => Happened?.Invoke(\"x\");")]
    [InlineData("event EventHandler E; void M() { E += (sender, e) => { }; E?.Invoke(this, EventArgs.Empty); }")]
    [InlineData("delegate int Map(int value); int M(int by) { Map add = value => value + by; return add(1); }")]
    [InlineData("delegate int Map(int value); static int Twice(int v) => 2 * v; Map M() => Twice;")]
    [InlineData("string M(int a, object b) => $\"{a:X2} {b} {\"text\"}\";")]
    [InlineData("string M() => \"\"\"raw \"text\" \"\"\";")]
    [InlineData(
        "int M(string s) => s switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" "
        + "=> 7, \"h\" => 8, _ => 0 };")]
    [InlineData("bool M(object o) => o is Point { X: > 3 and < 9 } or string { Length: 2 };")]
    [InlineData("object M() => new Point { X = 1 };")]
    [InlineData("class Named(string name) { public string Name => name; }")]
    [InlineData("void M() { using var held = new Held(); }")]
    [InlineData("int[] _a = [1, 2, 3, 4]; ref int First() => ref _a[0]; void M() { ref int first = ref First(); first++; }")]
    [InlineData("int Read(in Point p) => p.X; int M() => Read(new Point());")]
    [InlineData(
        "int Sum(params int[] values) { int sum = 0; foreach (int value in values) { sum += value; } return sum; } int "
        + "M() => Sum(1, 2);")]
    [InlineData("int M(int v) => v.Twice();")]
    [InlineData("public static Sample operator +(Sample left, Sample right) => left;")]
    [InlineData("void M() { try { throw new Exception(\"a\"); } catch (Exception e) when (e.Message == \"a\") { } finally { } }")]
    [InlineData("~Sample() { }")]
    [InlineData("object M(object o) => new WeakReference(o).Target;")]
    [InlineData("object M(object o) => typeof(Sample).GetMethod(\"ToString\").Invoke(o, null);")]
    [InlineData("byte[] M(string s) => Encoding.UTF8.GetBytes(s);")]
    [InlineData("int M(byte[] b) => BitConverter.ToInt32(b, 0);")]
    [InlineData("string M() => new StringBuilder().Append(1).AppendLine(\"a\").Replace(\"a\", \"b\").ToString();")]
    [InlineData("ref struct Cursor { public int At; }")]
    [InlineData(
        "const long Day = TimeSpan.TicksPerDay; long M() => Day + int.MinValue + Timeout.Infinite * "
        + "WaitHandle.WaitTimeout;")]
    [InlineData("long M() => Environment.TickCount64 + nanoFramework.Runtime.Native.GC.Run(true);")]
    [InlineData("long M(long a) => new byte[a].Length + unchecked((int)a);")]
    [InlineData("object M(int[] a) { Array.Copy(a, 0, a, 1, 2); return a.Clone(); }")]
    [InlineData("class Own : Exception { public override string Message => \"own\"; }")]
    [InlineData("object M() => new System.Device.Gpio.GpioController().OpenPin(4, System.Device.Gpio.PinMode.Output);")]
    [InlineData(
        "string M(string[] words) { string all = \"\"; foreach (string word in words) { all += word; } return all[0] + "
        + "all; }")]
    [InlineData(
        "static readonly object Gate = new(); static readonly int[] Table = [1, 2, 3, 4]; static readonly Hashtable "
        + "Names = new();")]
    [InlineData(
        "static readonly Point Origin = new() { X = 1 }; static readonly TimeSpan Wait = new(1); static readonly Type "
        + "Own = typeof(Sample);")]
    [InlineData("static readonly ThreadStart Nothing = () => { }; static readonly string[] Words = { \"a\", \"b\" };")]
    public void What_works_on_a_board_is_accepted(string member)
    {
        gate.AssertAccepted($$"""
            #nullable disable
            using System;
            using System.Collections;
            using System.Text;
            using System.Threading;

            public struct Point { public int X { get; init; } }
            public sealed class Held : IDisposable { public void Dispose() { } }
            public static class Extensions { public static int Twice(this int value) => 2 * value; }
            public class Sample
            {
                {{member}}
            }
            """);
    }

    [Fact]
    public void Nullable_reference_types_are_accepted()
    {
        gate.AssertAccepted(
            "#nullable enable\n"
            + "class C { string? _name; public int Length => _name?.ToString() is { } text ? text.Length : 0; }");
    }

    [Fact]
    public void The_nano_symbol_is_defined_and_those_of_the_desktop_are_not()
    {
        Assert.Empty(gate.Check(
            """
            #if !NANOFRAMEWORK_1_0 || NET || NET10_0 || NET8_0_OR_GREATER || !OWN || !NETWORK
            #error wrong symbols
            #endif
            """,
            "NET", "NET10_0", "NET8_0_OR_GREATER", "OWN", "NETWORK").Findings);
    }
}
