using System.Collections;
using System.Globalization;
using Samgr.Size.Heap;

namespace Samgr.Tool.Tests.Sizing;

/// <summary>The sizes are those that a 32-bit nanoCLR showed for four objects of each kind.</summary>
public sealed class ObjectGraphTests
{
    private static readonly object _kept = new Leaf();

    public static TheoryData<string, int> Measured { get; } = new()
    {
        { "object without fields", 12 },
        { "object with one field", 24 },
        { "object with a struct of three fields", 72 },
        { "byte[100]", 120 },
        { "bool[10]", 36 },
        { "int[10]", 60 },
        { "object[10]", 144 },
        { "boxed int", 24 },
        { "string of four letters", 24 },
        { "literal", 12 },
        { "delegate of an object with one field", 60 },
        { "ArrayList", 120 },
        { "AutoResetEvent", 12 },
        { "Timer", 132 },
    };

    [Theory]
    [MemberData(nameof(Measured))]
    public void An_object_takes_what_a_board_gives_it(string kind, int bytes)
    {
        using AutoResetEvent door = new(false);
        using Timer timer = new(_ => { });
        object sample = kind switch
        {
            "object without fields" => new object(),
            "object with one field" => new Leaf(),
            "object with a struct of three fields" => new Holder(),
            "byte[100]" => new byte[100],
            "bool[10]" => new bool[10],
            "int[10]" => new int[10],
            "object[10]" => new object[10],
            "boxed int" => 5,
            "string of four letters" => "abc" + bytes.ToString(CultureInfo.InvariantCulture)[..1],
            "literal" => "a literal",
            "delegate of an object with one field" => (Action)new Leaf().Do,
            "ArrayList" => new ArrayList(4),
            "AutoResetEvent" => door,
            _ => timer,
        };

        Assert.Equal(bytes, Graph(sample).Bytes);
    }

    [Fact]
    public void What_objects_reach_is_counted_once()
    {
        Node node = new() { Next = new Node() };
        node.Next.Next = node;

        ObjectGraph graph = Graph(node, node);

        HeapSize nodes = Assert.Single(graph.Sizes, size => size.Type == typeof(Node).FullName);
        Assert.Equal((2, 48), (nodes.Count, nodes.Bytes));
    }

    [Fact]
    public void Fields_of_base_classes_take_their_room()
    {
        Assert.Equal(36, Graph(new Derived()).Bytes);
    }

    [Fact]
    public void What_static_fields_hold_is_found()
    {
        ObjectGraph graph = new(type => type == typeof(ObjectGraphTests) || type == typeof(Leaf));

        graph.AddStatics(typeof(ObjectGraphTests).Assembly);

        Assert.Contains(graph.Sizes, size => size.Type == _kept.GetType().FullName && size.Count == 1);
    }

    [Fact]
    public void The_inside_of_what_is_no_device_code_is_not_looked_at()
    {
        ObjectGraph graph = new(_ => false);

        graph.Add(new Node { Next = new Node() });

        Assert.Equal(12, graph.Bytes);
    }

    [Fact]
    public void Threads_are_added_by_their_number()
    {
        ObjectGraph one = new(_ => true);
        one.AddThreads(1);
        ObjectGraph four = new(_ => true);
        four.AddThreads(4);

        // A thread in two frames took 972 bytes with its object and delegate, one in four frames 1,308.
        Assert.InRange(one.Bytes, 1308, 1500);
        Assert.Equal(4 * one.Bytes, four.Bytes);
    }

    private static ObjectGraph Graph(params object[] roots)
    {
        ObjectGraph graph = new(type => type.DeclaringType == typeof(ObjectGraphTests));
        foreach (object root in roots)
        {
            graph.Add(root);
        }

        return graph;
    }

    private class Leaf
    {
        public int Value;

        public void Do() => Value++;
    }

    private sealed class Derived : Leaf
    {
        public long More = 1;
    }

    private sealed class Node
    {
        public Node? Next;
    }

    private sealed class Holder
    {
        public Slot Slot = new() { Numbers = 1, More = 2, Held = null };
    }

    private struct Slot
    {
        public int Numbers;
        public int More;
        public object? Held;
    }
}
