using System;

namespace Samgr;

/// <summary>The key of an element of a <see cref="Vector"/>.</summary>
public delegate object? VectorKey(object element);

/// <summary>Compares two keys; 0 means equal.</summary>
public delegate int VectorCompare(object? first, object? second);

/// <summary>
/// A growing list whose indices stay what they are: an element that is taken out leaves a hole, and the others keep their
/// places. Holes are filled before the list grows. Service ids and tokens are such indices. Not synchronised.
/// </summary>
public sealed class Vector
{
    /// <summary>In place of the index of an element that there is not.</summary>
    public const int InvalidIndex = -1;

    private const int FirstCapacity = 4;

    private int _size;
    private int _num;
    private readonly VectorKey? _key;
    private readonly VectorCompare? _compare;
    private object?[] _elements = new object?[0];

    /// <summary>Makes an empty vector.</summary>
    /// <param name="key">Gives the key of an element; null for the element itself.</param>
    /// <param name="compare">Compares keys; null for <see cref="object.Equals(object)"/>.</param>
    public Vector(VectorKey? key = null, VectorCompare? compare = null)
    {
        _key = key;
        _compare = compare;
    }

    /// <summary>Places used so far, holes included.</summary>
    public int Size => _size;

    /// <summary>Elements, without the holes.</summary>
    public int Num => _num;

    /// <summary>Appends an element; where the list would have to grow for it, it fills the last hole instead, if there is one.</summary>
    /// <returns>Its index, or <see cref="InvalidIndex"/> for null.</returns>
    public int Add(object? element)
    {
        if (element == null)
        {
            return InvalidIndex;
        }

        if (Size == _elements.Length)
        {
            for (int i = _num < Size ? Size - 1 : -1; i >= 0; i--)
            {
                if (_elements[i] == null)
                {
                    Swap(i, element);
                    return i;
                }
            }

            object?[] grown = new object?[Size == 0 ? FirstCapacity : Size * 2];
            Array.Copy(_elements, grown, Size);
            _elements = grown;
        }

        _elements[Size] = element;
        _num++;
        return _size++;
    }

    /// <summary>Puts an element into the first hole, or appends it.</summary>
    /// <returns>Its index.</returns>
    internal int Fill(object element)
    {
        for (int i = _num < Size ? 0 : Size; i < Size; i++)
        {
            if (_elements[i] == null)
            {
                Swap(i, element);
                return i;
            }
        }

        return Add(element);
    }

    /// <summary>The element at an index; null for a hole or an index out of range.</summary>
    public object? At(int index) => index >= 0 && index < Size ? _elements[index] : null;

    /// <summary>Puts another element, or with null a hole, into a place.</summary>
    /// <returns>The element that was there; null when the index is out of range.</returns>
    public object? Swap(int index, object? element)
    {
        if (index < 0 || index >= Size)
        {
            return null;
        }

        object? old = _elements[index];
        _elements[index] = element;
        _num += (element == null ? 0 : 1) - (old == null ? 0 : 1);
        return old;
    }

    /// <summary>The index of an element, or <see cref="InvalidIndex"/>.</summary>
    public int Find(object? element)
    {
        for (int i = 0; element != null && i < Size; i++)
        {
            if (_elements[i] == element)
            {
                return i;
            }
        }

        return InvalidIndex;
    }

    /// <summary>The index of the first element with a key, or <see cref="InvalidIndex"/>.</summary>
    public int FindByKey(object? key)
    {
        for (int i = 0; key != null && i < Size; i++)
        {
            object? element = _elements[i];
            if (element != null && IsKey(_key == null ? element : _key(element), key))
            {
                return i;
            }
        }

        return InvalidIndex;
    }

    private bool IsKey(object? own, object key)
        => _compare == null ? own != null && own.Equals(key) : _compare(own, key) == 0;
}
