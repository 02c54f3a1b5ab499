namespace Samgr.NanoGate.Rules;

/// <summary>The rules of the nano profile, v1 line.</summary>
public static class NanoRules
{
    /// <summary>The address of the page that explains each rule.</summary>
    public const string Page = RulePages.Home + RulePages.Device;

    /// <summary>A type or member that no nanoFramework library has.</summary>
    public static Rule MissingApi { get; } = new(
        "NANO0001",
        "nanoFramework has no such type or member",
        "use what the lists at " + RulePages.Home + "tools/nanogate/surface declare");

    /// <summary>Source that a desktop compile accepts and a nano compile does not.</summary>
    public static Rule DoesNotCompile { get; } = new(
        "NANO0002",
        "this does not compile for nanoFramework",
        "write it with the types and members the board has");

    /// <summary>Generic types, methods and delegates, declared or used.</summary>
    public static Rule Generics { get; } = new(
        "NANO0003",
        "generics crash the nano CLR",
        "use a type of your own, a custom delegate, an array, ArrayList or Hashtable");

    /// <summary>Nullable values.</summary>
    public static Rule NullableValue { get; } = new(
        "NANO0004",
        "there is no Nullable<T> on a board",
        "use a flag beside the value, a sentinel value or a TryGet method");

    /// <summary>Tuples.</summary>
    public static Rule Tuples { get; } = new(
        "NANO0005",
        "there are no tuples on a board",
        "use a struct of your own or out parameters");

    /// <summary>Record classes and record structs.</summary>
    public static Rule Records { get; } = new(
        "NANO0006",
        "records need generics",
        "use a sealed class or a struct with a primary constructor");

    /// <summary>The decimal type.</summary>
    public static Rule Decimals { get; } = new(
        "NANO0007",
        "there is no decimal on a board",
        "use long in the smallest unit, or double");

    /// <summary>Arrays of more than one dimension.</summary>
    public static Rule MultiDimensionalArrays { get; } = new(
        "NANO0008",
        "the nano CLR has no multi-dimensional arrays",
        "use an array of arrays, or one array and row * width + column");

    /// <summary>Pointers and unsafe code.</summary>
    public static Rule Pointers { get; } = new(
        "NANO0009",
        "the nano CLR runs no unsafe code",
        "use arrays with Array.Copy and BitConverter");

    /// <summary>Arrays on the stack.</summary>
    public static Rule StackAllocation { get; } = new(
        "NANO0010",
        "the nano CLR has no stackalloc",
        "allocate an array once and keep it in a field");

    /// <summary>Interface members with a body, and static interface members.</summary>
    public static Rule InterfaceBodies { get; } = new(
        "NANO0011",
        "the nano CLR has no default or static interface members",
        "put the body into an abstract class or an extension method");

    /// <summary>Asynchronous methods.</summary>
    public static Rule Async { get; } = new(
        "NANO0012",
        "there is no async on a board",
        "use a Thread with an AutoResetEvent, or a message to a service");

    /// <summary>Iterators.</summary>
    public static Rule Iterators { get; } = new(
        "NANO0013",
        "iterators do not work on the nano CLR",
        "fill an array or an ArrayList, or write the IEnumerator by hand");

    /// <summary>Volatile fields.</summary>
    public static Rule Volatile { get; } = new(
        "NANO0014",
        "there is no volatile on a board",
        "use lock, or Interlocked on an int");

    /// <summary>Overflow checks.</summary>
    public static Rule Checked { get; } = new(
        "NANO0015",
        "checked arithmetic never throws on the nano CLR",
        "compare with the bounds before computing");

    /// <summary>Indices from the end, and ranges.</summary>
    public static Rule Ranges { get; } = new(
        "NANO0016",
        "there are no ranges or indices from the end on a board",
        "use Length - n, Substring or Array.Copy");

    /// <summary>List patterns.</summary>
    public static Rule ListPatterns { get; } = new(
        "NANO0017",
        "list patterns need Index and Range",
        "compare the length and the elements");

    /// <summary>Span, Memory and UTF-8 literals.</summary>
    public static Rule Spans { get; } = new(
        "NANO0018",
        "there is no Span, Memory or u8 literal on a board",
        "use an array with offset and count, or Encoding.UTF8.GetBytes");

    /// <summary>Calls into native libraries.</summary>
    public static Rule NativeCalls { get; } = new(
        "NANO0019",
        "the nano CLR loads no native libraries",
        "use a nanoFramework library that wraps the hardware");

    /// <summary>Late binding.</summary>
    public static Rule Dynamic { get; } = new(
        "NANO0020",
        "there is no dynamic on a board",
        "use an interface, or reflection with MethodInfo.Invoke");

    /// <summary>Query expressions.</summary>
    public static Rule Queries { get; } = new(
        "NANO0021",
        "there is no LINQ on a board",
        "write the loop");

    /// <summary>Static constructors and static field initialisers that do work.</summary>
    public static Rule StaticWork { get; } = new(
        "NANO0022",
        "static constructors of every assembly run before Main, so they may only create objects and arrays and store values: "
            + "no loop, no library method",
        "move the work into a method the program calls when it starts");

    /// <summary>Members that implement an interface which is named with an alias qualifier.</summary>
    public static Rule QualifiedImplementations { get; } = new(
        "NANO0023",
        "the alias before '::' becomes part of the method's name, and a board looks for the method of the interface without it",
        "name the interface without '::', or through a using alias");

    /// <summary>Every rule, in the order of the numbers.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        MissingApi, DoesNotCompile, Generics, NullableValue, Tuples, Records, Decimals, MultiDimensionalArrays, Pointers,
        StackAllocation, InterfaceBodies, Async, Iterators, Volatile, Checked, Ranges, ListPatterns, Spans, NativeCalls,
        Dynamic, Queries, StaticWork, QualifiedImplementations,
    ];
}
