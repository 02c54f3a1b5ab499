namespace Samgr.NanoGate.Tests;

public class ForbiddenConstructTests(GateFixture gate)
{
    [Theory]
    [InlineData("NANO0001", "void M(object o) { System.Threading.Monitor.Wait(o); }")]
    [InlineData("NANO0001", "void M(object o) { System.Threading.Monitor.TryEnter(o); }")]
    [InlineData("NANO0001", "string M() => string.Join(\",\", new string[0]);")]
    [InlineData("NANO0001", "string M(string s) => s.Replace(\"a\", \"b\");")]
    [InlineData("NANO0001", "void M(int[] a) { System.Array.Sort(a); }")]
    [InlineData("NANO0001", "void M() { System.GC.Collect(); }")]
    [InlineData("NANO0001", "long M(ref long v) => System.Threading.Interlocked.Increment(ref v);")]
    [InlineData("NANO0001", "object M() => new System.Threading.Thread(o => { });")]
    [InlineData("NANO0001", "int M(ref int v) => System.Threading.Volatile.Read(ref v);")]
    [InlineData("NANO0001", "object M() => new System.OverflowException();")]
    [InlineData("NANO0001", "object M() => new System.Diagnostics.Stopwatch();")]
    [InlineData("NANO0003", "void M<T>(T value) { }")]
    [InlineData("NANO0003", "class Box<T> { }")]
    [InlineData("NANO0003", "delegate T Make<T>();")]
    [InlineData("NANO0003", "System.Collections.Generic.List<int> _f;")]
    [InlineData("NANO0003", "System.Func<int> _f;")]
    [InlineData("NANO0003", "System.Action<int> _f;")]
    [InlineData("NANO0003", "event System.EventHandler<int> E;")]
    [InlineData("NANO0003", "object M() => new { A = 1 };")]
    [InlineData("NANO0003", "void M() { var f = () => 1; }")]
    [InlineData("NANO0004", "int? _f;")]
    [InlineData("NANO0004", "void M(string s) { var length = s?.Length; }")]
    [InlineData("NANO0005", "(int A, int B) _f;")]
    [InlineData("NANO0005", "void M(int a, int b) { (a, b) = (b, a); }")]
    [InlineData("NANO0006", "record Point(int X);")]
    [InlineData("NANO0006", "record struct Point(int X);")]
    [InlineData("NANO0007", "decimal _f;")]
    [InlineData("NANO0007", "object M() => 1.5m;")]
    [InlineData("NANO0008", "int[,] _f;")]
    [InlineData("NANO0008", "object M() => new[,] { { 1, 2 } };")]
    [InlineData("NANO0009", "unsafe int M(int* p) => *p;")]
    [InlineData("NANO0010", "void M() { System.Span<int> s = stackalloc int[2]; }")]
    [InlineData("NANO0011", "interface IThing { void M() { } }")]
    [InlineData("NANO0011", "interface IThing { int P => 1; }")]
    [InlineData("NANO0011", "interface IThing { static abstract void M(); }")]
    [InlineData("NANO0012", "async void M() { }")]
    [InlineData("NANO0013", "System.Collections.IEnumerable M() { yield return 1; }")]
    [InlineData("NANO0014", "volatile int _f;")]
    [InlineData("NANO0015", "int M(int a) => checked(a + 1);")]
    [InlineData("NANO0015", "void M(int a) { checked { a++; } }")]
    [InlineData("NANO0016", "int M(int[] a) => a[^1];")]
    [InlineData("NANO0016", "string M(string s) => s[1..2];")]
    [InlineData("NANO0017", "bool M(int[] a) => a is [1, 2];")]
    [InlineData("NANO0018", "void M(System.ReadOnlySpan<byte> s) { }")]
    [InlineData("NANO0018", "object M() => \"text\"u8.ToArray();")]
    [InlineData("NANO0019", "[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid();")]
    [InlineData("NANO0020", "dynamic _f;")]
    [InlineData("NANO0021", "object M(int[] a) => from i in a select i;")]
    [InlineData("NANO0022", "static int _f = Make(); static int Make() { int i = 0; while (i < 3) { i++; } return i; }")]
    [InlineData("NANO0022", "static string _f = string.Format(\"{0}\", new object[0]);")]
    [InlineData("NANO0022", "static object _f = new System.Threading.Timer(null, null, 0, 1);")]
    [InlineData("NANO0022", "static Sample() { new System.Threading.Thread(null).Start(); }")]
    [InlineData("NANO0023", "class Inner : System.IDisposable { void global::System.IDisposable.Dispose() { } }")]
    public void A_construct_is_refused_with_its_rule_file_and_line(string rule, string member)
    {
        gate.AssertRefused($"public partial class Sample\n{{\n    {member} // here\n}}\n", rule);
    }

    [Fact]
    public void A_missing_member_is_answered_with_what_to_use_instead()
    {
        GateResult result = gate.Check("class C { string M() => string.Join(\",\", new string[0]); }");
        string text = Assert.Single(result.Findings).ToString();
        Assert.Matches(@"\.cs\(1,\d+\): error NANO0001: 'string' does not contain a definition for 'Join' \(CS0117\)", text);
        Assert.Contains("use StringBuilder", text, StringComparison.Ordinal);
        Assert.Contains("/tools/nanogate/RULES.md#nano0001)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_source_gives_no_silent_duplicates_on_its_line()
    {
        Assert.Single(gate.Check("class C { decimal _f; }").Findings);
    }

    [Fact]
    public void A_constructor_that_a_static_field_reaches_may_not_do_work()
    {
        gate.AssertRefused(
            """
            public class Registry
            {
                public static readonly Registry Default = new Registry(); // here

                public Registry()
                {
                    for (int index = 0; index < Slots.Length; index++)
                    {
                        Slots[index] = new object();
                    }
                }

                public object[] Slots { get; } = new object[4];
            }
            """,
            "NANO0022");
    }
}
