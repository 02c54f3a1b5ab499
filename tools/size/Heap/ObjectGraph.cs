using System.Collections;
using System.Reflection;

namespace Samgr.Size.Heap;

/// <summary>
/// Walks the objects of device code that runs on .NET and says what they would take of the heap of a 32-bit board. Threads are
/// counted apart, as only the adapter that starts them knows them all.
/// </summary>
public sealed class ObjectGraph
{
    private readonly Func<Type, bool> _isDevice;
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (int Count, int Bytes)> _sizes = new(StringComparer.Ordinal);
    private readonly Stack<object> _waiting = new();

    /// <summary>Makes a graph without objects.</summary>
    /// <param name="isDevice">Whether a type is device code; of others only the size is looked at.</param>
    public ObjectGraph(Func<Type, bool> isDevice)
    {
        _isDevice = isDevice;
    }

    /// <summary>The bytes of all objects.</summary>
    public int Bytes => _sizes.Values.Sum(size => size.Bytes);

    /// <summary>The bytes by type, most first.</summary>
    public IReadOnlyList<HeapSize> Sizes =>
        [.. _sizes.Select(pair => new HeapSize(pair.Key, pair.Value.Count, pair.Value.Bytes)).OrderByDescending(size => size.Bytes)];

    /// <summary>Adds an object and all that it reaches.</summary>
    public void Add(object? root)
    {
        Reach(root);
        while (_waiting.TryPop(out object? next))
        {
            Visit(next);
        }
    }

    /// <summary>Adds what the static fields of an assembly's device code reach.</summary>
    public void AddStatics(Assembly assembly)
    {
        foreach (Type type in assembly.GetTypes().Where(type => _isDevice(type) && !type.ContainsGenericParameters))
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.IsLiteral)
                {
                    Add(field.GetValue(null));
                }
            }
        }
    }

    /// <summary>Adds threads that wait, with all that the runtime keeps of them.</summary>
    public void AddThreads(int count) => Count("threads", count, count * HeapBlocks.Thread);

    private void Reach(object? value)
    {
        if (value is string text && string.IsInterned(text) is not null)
        {
            Count("string literals", 1, HeapBlocks.Literal);
        }
        else if (value is not null and not Thread and not Type && _seen.Add(value))
        {
            _waiting.Push(value);
        }
    }

    private void Visit(object value)
    {
        Type type = value.GetType();
        switch (value)
        {
            case string text:
                Count("strings", 1, HeapBlocks.String(text));
                break;
            case Array array:
                Count(NameOf(type), 1, HeapBlocks.Array(type.GetElementType()!, array.Length));
                if (!type.GetElementType()!.IsPrimitive && !type.GetElementType()!.IsEnum)
                {
                    ReachAll(array);
                }

                break;
            case Delegate code:
                Delegate[] parts = code.GetInvocationList();
                Count("delegates", 1, HeapBlocks.DelegateList(parts.Length));
                ReachAll(parts.Select(part => part.Target));
                break;
            case ArrayList list:
                Count(NameOf(type), 1, HeapBlocks.List(list.Capacity));
                ReachAll(list.ToArray());
                break;
            case Timer:
                Count("timers", 1, HeapBlocks.Timer);
                break;
            default:
                Count(NameOf(type), 1, SizeOf(type));
                VisitFields(value);
                break;
        }
    }

    private int SizeOf(Type type) =>
        _isDevice(type) ? HeapBlocks.Object(HeapBlocks.Fields(type).Count())
        : type.IsPrimitive || type.IsEnum ? HeapBlocks.Boxed
        : HeapBlocks.Object(0);

    private void VisitFields(object value)
    {
        if (!_isDevice(value.GetType()))
        {
            return;
        }

        foreach (FieldInfo field in HeapBlocks.Fields(value.GetType()).Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsEnum))
        {
            object? held = field.GetValue(value);
            if (held is not null && HeapBlocks.IsStruct(field.FieldType))
            {
                Visit(held);
            }
            else
            {
                Reach(held);
            }
        }
    }

    private void ReachAll(IEnumerable values)
    {
        foreach (object? value in values)
        {
            Reach(value);
        }
    }

    private void Count(string type, int count, int bytes)
    {
        (int Count, int Bytes) known = _sizes.GetValueOrDefault(type);
        _sizes[type] = (known.Count + count, known.Bytes + bytes);
    }

    private static string NameOf(Type type) => type.FullName ?? type.Name;
}
