namespace Samgr.Conformance.Core;

/// <summary>Area 1: the vector whose indices stay what they are.</summary>
public sealed class VectorRows
{
    private readonly Vector _vector = new(element => ((Element)element).Key);

    [Fact]
    public void SC_070_a_new_vector_is_empty()
    {
        Assert.Equal((0, 0), (_vector.Size, _vector.Num));
        Assert.Null(_vector.At(0));
        Assert.Null(_vector.Swap(0, new Element(1)));
        Assert.Equal(-1, _vector.Find(new Element(1)));
        Assert.Equal(-1, _vector.FindByKey(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void SC_071_elements_get_the_next_index_and_are_found_there(int count)
    {
        Element[] elements = Fill(count);
        Assert.Equal((count, count), (_vector.Size, _vector.Num));
        for (int i = 0; i < count; i++)
        {
            Assert.Same(elements[i], _vector.At(i));
            Assert.Equal(i, _vector.Find(elements[i]));
            Assert.Equal(i, _vector.FindByKey(i));
        }

        var other = new Element(1000);
        Assert.Same(elements[0], _vector.Swap(0, other));
        Assert.Equal(0, _vector.Find(other));
        Assert.Equal(0, _vector.FindByKey(1000));
        Assert.Equal((count, count), (_vector.Size, _vector.Num));
    }

    [Fact]
    public void SC_072_an_element_that_is_taken_out_leaves_a_hole()
    {
        const int Count = 10;
        Element[] elements = Fill(Count);
        for (int i = 0; i < Count; i++)
        {
            Assert.Same(elements[i], _vector.Swap(i, null));
            Assert.Equal((Count, Count - (i + 1)), (_vector.Size, _vector.Num));
            Assert.Null(_vector.At(i));
            Assert.Equal(-1, _vector.Find(elements[i]));
            Assert.Equal(-1, _vector.FindByKey(i));
        }
    }

    [Fact]
    public void SC_074_null_is_no_element()
    {
        // The other half of the row, operations on a vector that is null, has no call to make.
        Assert.Equal(-1, _vector.Add(null));
        Assert.Equal((0, 0), (_vector.Size, _vector.Num));
    }

    private Element[] Fill(int count)
    {
        Element[] elements = [.. Enumerable.Range(0, count).Select(key => new Element(key))];
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(i, _vector.Add(elements[i]));
        }

        return elements;
    }

    private sealed class Element(int key)
    {
        public object Key { get; } = key;
    }
}
